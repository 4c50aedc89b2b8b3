import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { arrivedKey } from "../src/arrived.js";
import { backoff, meaningOf, verdictOn } from "../src/autosave_rules.js";
import { keywordsOf } from "../src/chips.js";
import { isComposing } from "../src/composition.js";
import { shortcutOf } from "../src/keyboard.js";
import { records } from "../src/local_texts.js";
import { Resource } from "../src/resource.js";
import { worstOf } from "../src/save_state.js";
import { pause, Pieces } from "../src/stream.js";

test("a copy that the server has is forgotten", () => {
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "가", etag: '"9"' }), "same");
});

test("a copy that grew from the text that is here comes back; over any other text it never goes by itself", () => {
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "나", etag: '"1"' }), "fill");
  assert.equal(verdictOn({ text: "가" }, { text: "", etag: undefined }), "fill");
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "나", etag: '"2"' }), "diverged");
  assert.equal(verdictOn({ text: "가", base: '"1"' }, { text: "", etag: '"2"' }), "diverged");
});

test("another field of the same thing was saved meanwhile: that is no conflict of this text", () => {
  assert.equal(verdictOn({ text: "가나", base: '"1"', from: "가" }, { text: "가", etag: '"5"' }), "fill");
});

test("our own save, answered to a closed tab, is no conflict", () => {
  assert.equal(verdictOn({ text: "가나", base: '"1"', sending: "가" }, { text: "가", etag: '"2"' }), "fill");
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

const EXAMPLES = JSON.parse(readFileSync(new URL("../../../../../tests/data/keywords.json", import.meta.url)));
for (const { memo, keywords } of EXAMPLES) {
  test(`commas and lines make keywords, sentences do not: ${JSON.stringify(memo)}`, () => assert.deepEqual(keywordsOf(memo), keywords));
}

test("more than a hundred keywords are a list, and stay free text", () => {
  assert.equal(keywordsOf(Array.from({ length: 100 }, (_, at) => `k${at}`).join()).length, 100);
  assert.deepEqual(keywordsOf(Array.from({ length: 101 }, (_, at) => `k${at}`).join()), []);
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

test("a cookie names the press that arrived, and nothing else does", () => {
  assert.equal(arrivedKey("a=1; echodiary_arrived=0123456789abcdef; b=2"), "0123456789abcdef");
  assert.equal(arrivedKey("xechodiary_arrived=0123456789abcdef"), "");
  assert.equal(arrivedKey("echodiary_arrived=short"), "");
});

test("one line for several texts says what is true of all", () => {
  assert.equal(worstOf(["saved", "local", "saving"]), "local");
  assert.equal(worstOf(["saved", "saving"]), "saving");
  assert.equal(worstOf(["saved", ""]), "saved");
  assert.equal(worstOf([]), "");
});

test("fields of one thing take turns, also after one of them failed", async () => {
  const thing = new Resource('"1"');
  const order = [];
  const slow = thing.run(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    order.push("first");
    throw new Error("lost");
  });
  const quick = thing.run(async () => order.push("second"));
  await assert.rejects(slow);
  await quick;
  assert.deepEqual(order, ["first", "second"]);
});
