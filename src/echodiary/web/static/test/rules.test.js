import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff, meaningOf, verdictOn } from "../src/autosave_rules.js";
import { keywordsOf } from "../src/chips.js";
import { isComposing } from "../src/composition.js";
import { shortcutOf } from "../src/keyboard.js";
import { records } from "../src/local_texts.js";
import { pause, Pieces } from "../src/stream.js";

test("a copy that the server has is forgotten", () => {
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "가", etag: '"9"' }), "same");
});

test("a copy never goes over another text by itself", () => {
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "나", etag: '"1"' }), "offer");
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "나", etag: '"2"' }), "diverged");
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "", etag: '"2"' }), "diverged");
  assert.equal(verdictOn({ text: "가" }, { text: "", etag: undefined }), "fill");
});

test("our own save, answered to a closed tab, is no conflict", () => {
  assert.equal(verdictOn({ text: "가나", base: '"1"', sending: "가" }, { text: "가", etag: '"2"' }), "offer");
});

test("answers have meanings", () => {
  for (const [status, meaning] of Object.entries({ 200: "stored", 204: "stored", 401: "signed_out", 409: "stale", 412: "stale", 429: "later", 500: "later", 503: "later", 403: "refused", 413: "refused", 422: "refused" })) {
    assert.equal(meaningOf(Number(status)), meaning);
  }
  assert.equal(meaningOf(200, true), "signed_out");
});

test("tries come more and more seldom, at most a minute apart", () => {
  assert.deepEqual([1, 2, 3, 9].map((failures) => backoff(failures, 0.5)), [2_000, 4_000, 8_000, 60_000]);
  assert.deepEqual([0, 1, 9].map((tries) => pause(tries, 0.5)), [500, 1_000, 15_000]);
});

test("pieces come once and in order, also after the stream began anew", () => {
  const pieces = new Pieces(1);
  const taken = [[1, "가"], [2, "나"], [1, "가"], [2, "나"], [3, "다"]].map(([seq, text]) => pieces.take({ seq, text }));
  assert.deepEqual(taken, ["", "나", "", "", "다"]);
});

test("commas and lines make keywords, sentences do not", () => {
  assert.deepEqual(keywordsOf("면접, 붕어빵 2천원어치,버벅댐"), ["면접", "붕어빵 2천원어치", "버벅댐"]);
  assert.deepEqual(keywordsOf("병원\n혈압\n병원"), ["병원", "혈압"]);
  assert.deepEqual(keywordsOf("면접 봤는데 망한 듯. 집 오는 길에 붕어빵"), []);
  assert.deepEqual(keywordsOf("오늘은 비가 왔다, 그래서 집에 있었다"), []);
  assert.deepEqual(keywordsOf(""), []);
});

test("keys of an input method are nobody else's", () => {
  assert.ok(isComposing({ isComposing: true }) && isComposing({ keyCode: 229 }) && !isComposing({ keyCode: 13 }));
  assert.equal(shortcutOf({ key: "Enter", ctrlKey: true, isComposing: true }, true), null);
});

test("shortcuts, and letters while typing", () => {
  assert.equal(shortcutOf({ key: "Enter", metaKey: true }, true), "draft");
  assert.equal(shortcutOf({ key: "s", ctrlKey: true }, true), "save");
  assert.equal(shortcutOf({ key: "S", ctrlKey: true, shiftKey: true }, true), null);
  assert.equal(shortcutOf({ key: "/" }, true), null);
  assert.equal(shortcutOf({ key: "/" }, false), "search");
  assert.equal(shortcutOf({ key: "?" }, false), "help");
});

test("copies are found by account and key, newest first", () => {
  const stored = new Map([
    ["echodiary:a:memo#1", '{"text":"old","at":1}'],
    ["echodiary:a:memo#2", '{"text":"new","at":2}'],
    ["echodiary:a:memo2#2", '{"text":"other","at":3}'],
    ["echodiary:b:memo#2", '{"text":"foreign","at":4}'],
    ["echodiary:a:draft:7#x", "{broken"],
  ]);
  const storage = { length: stored.size, key: (index) => [...stored.keys()][index], getItem: (name) => stored.get(name) };
  assert.deepEqual(records("memo", storage, "a").map((record) => record.text), ["new", "old"]);
  assert.deepEqual(records(null, storage, "a").map((record) => record.key), ["memo2", "memo", "memo"]);
});
