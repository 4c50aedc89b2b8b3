// The contrast of every pair of tokens that carries text or shape, in both themes: WCAG 2.2, 1.4.3 (4.5 : 1) and 1.4.11 (3 : 1).
// OKLCH → linear sRGB: https://bottosson.github.io/posts/oklab/
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const tokens = readFileSync(new URL("../src/css/tokens.css", import.meta.url), "utf8");
const colour = "oklch\\(([\\d.]+)% ([\\d.]+) ([\\d.]+)\\)";
const pairs = Object.fromEntries(
  [...tokens.matchAll(new RegExp(`--([a-z-]+): light-dark\\(${colour}, ${colour}\\)`, "g"))].map(([, name, ...numbers]) => [
    name,
    { light: numbers.slice(0, 3).map(Number), dark: numbers.slice(3).map(Number) },
  ]),
);

function luminance([lightness, chroma, hue]) {
  const angle = (hue * Math.PI) / 180;
  const [l, a, b] = [lightness / 100, chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b, l - 0.0894841775 * a - 1.291485548 * b].map((root) => root ** 3);
  const linear = [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z, -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z, -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z];
  const [red, green, blue] = linear.map((value) => Math.min(1, Math.max(0, value)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one, other, theme) {
  const [high, low] = [luminance(pairs[one][theme]), luminance(pairs[other][theme])].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const TEXT = {
  ink: ["paper", "desk", "sunk", "raised", "tint", "mark", "clay", "moss", "sea", "plum", "ochre", "rose", "slate", "pine"],
  "ink-soft": ["paper", "desk", "sunk"],
  accent: ["paper", "desk", "sunk"],
  "on-accent": ["accent"],
  paper: ["ink"],
  danger: ["paper", "desk", "danger-tint"],
  good: ["paper", "good-tint"],
};
const SHAPE = { edge: ["paper", "desk"], accent: ["paper", "desk"], "mark-edge": ["mark", "paper"], good: ["paper"], danger: ["paper"] };

for (const theme of ["light", "dark"]) {
  for (const [table, least] of [[TEXT, 4.5], [SHAPE, 3]]) {
    for (const [front, backs] of Object.entries(table)) {
      for (const back of backs) {
        test(`${theme}: ${front} on ${back} is at least ${least}`, () => {
          const found = contrast(front, back, theme);
          assert.ok(found >= least, `${front} on ${back}: ${found.toFixed(2)}`);
        });
      }
    }
  }
}
