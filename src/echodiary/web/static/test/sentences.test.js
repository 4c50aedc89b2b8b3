import assert from "node:assert/strict";
import { test } from "node:test";
import { splitParagraphs, takeSentences, withoutSentence } from "../src/sentences.js";

test("added sentences are found wherever they stand", () => {
  assert.deepEqual(splitParagraphs("갔다. 좋았다.\n왔다. 좋았다.", [["좋았다.", "added"], ["왔다.", "guessed"]]), [
    [{ text: "갔다. ", mark: "" }, { text: "좋았다.", mark: "added" }],
    [{ text: "왔다.", mark: "guessed" }, { text: " ", mark: "" }, { text: "좋았다.", mark: "added" }],
  ]);
});

test("a sentence inside a longer added one is not cut out of it", () => {
  const [pieces] = splitParagraphs("비가 왔다. 어제는 비가 왔다.", [["비가 왔다.", "added"], ["어제는 비가 왔다.", "added"]]);
  assert.deepEqual(pieces.filter((piece) => piece.mark).map((piece) => piece.text), ["비가 왔다.", "어제는 비가 왔다."]);
});

test("the pieces of a text give the text again", () => {
  const text = "하나. 둘.\n\n셋.  넷. 하나.";
  assert.equal(splitParagraphs(text, [["하나.", "added"], ["넷.", "guessed"]]).map((line) => line.map((piece) => piece.text).join("")).join("\n"), text);
});

for (const [name, text, sentence, occurrence, expected] of [
  ["first", "가. 나. 다.", "가. ", 0, "나. 다."],
  ["middle", "가. 나. 다.", "나.", 0, "가. 다."],
  ["last", "가. 나.", "나.", 0, "가."],
  ["a line of its own", "가.\n나.\n다.", "나.", 0, "가.\n다."],
  ["the last line", "가.\n나.", "나.", 0, "가."],
  ["second of two alike", "가. 나. 가.", "가.", 1, "가. 나."],
  ["all there is", "가.", "가.", 0, ""],
  ["not there any more", "가.", "나.", 0, "가."],
  ["nothing", "가.", " ", 0, "가."],
]) {
  test(`a sentence is dropped and the gap closes: ${name}`, () => assert.equal(withoutSentence(text, sentence, occurrence), expected));
}

test("only finished sentences are read out", () => {
  assert.deepEqual(takeSentences("면접을 봤다. 버벅"), { done: "면접을 봤다.", rest: "버벅" });
  assert.deepEqual(takeSentences("132/85라고"), { done: "", rest: "132/85라고" });
});
