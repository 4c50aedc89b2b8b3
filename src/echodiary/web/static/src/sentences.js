// Text as pieces: pure functions for the paper and the stream.

/** Paragraphs (one a line) as pieces {text, mark}. `marks`: [sentence, mark] pairs, found by their exact text, each as often as it stands. */
export function splitParagraphs(text, marks) {
  const sentences = [...new Map(marks.map(([one, mark]) => [one.trim(), mark]).filter(([one]) => one))].sort((a, b) => b[0].length - a[0].length);
  return text.split("\n").map((line) => {
    let pieces = [{ text: line, mark: "" }];
    for (const [sentence, mark] of sentences) pieces = pieces.flatMap((piece) => (piece.mark ? [piece] : cut(piece.text, sentence, mark)));
    return pieces.filter((piece) => piece.text !== "");
  });
}

function cut(text, sentence, mark) {
  const pieces = [];
  let from = 0;
  for (let at = text.indexOf(sentence); at !== -1; at = text.indexOf(sentence, from)) {
    pieces.push({ text: text.slice(from, at), mark: "" }, { text: sentence, mark });
    from = at + sentence.length;
  }
  pieces.push({ text: text.slice(from), mark: "" });
  return pieces;
}

/** `text` without the `occurrence`-th (from 0) place where `sentence` stands; the gap closes, an emptied line goes. */
export function withoutSentence(text, sentence, occurrence = 0) {
  const wanted = sentence.trim();
  if (!wanted) return text;
  let at = text.indexOf(wanted);
  for (let left = occurrence; left > 0 && at !== -1; left -= 1) at = text.indexOf(wanted, at + wanted.length);
  if (at === -1) return text;
  const before = text.slice(0, at);
  const after = text.slice(at + wanted.length);
  const startsLine = before === "" || before.endsWith("\n");
  const endsLine = /^[ \t]*(\n|$)/.test(after);
  if (startsLine && endsLine) {
    const rest = after.replace(/^[ \t]*\n?/, "");
    return rest === "" ? before.replace(/\n+$/, "") : before + rest;
  }
  if (startsLine) return before + after.replace(/^[ \t]+/, "");
  return before.replace(/[ \t]+$/, "") + (endsLine ? after.replace(/^[ \t]+/, "") : after.replace(/^[ \t]*/, " "));
}

/** Complete sentences at the front of `buffer`, and what is left: a screen reader is told only what is finished. */
export function takeSentences(buffer) {
  const end = Math.max(...[". ", "! ", "? ", "… ", "\n", ".\n", "。"].map((sign) => {
    const at = buffer.lastIndexOf(sign);
    return at === -1 ? -1 : at + sign.length;
  }));
  return end <= 0 ? { done: "", rest: buffer } : { done: buffer.slice(0, end).trim(), rest: buffer.slice(end) };
}
