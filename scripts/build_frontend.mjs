// Builds the front end: src/echodiary/web/static/src → src/echodiary/web/static/build.
//
//   node scripts/build_frontend.mjs            once, minified
//   node scripts/build_frontend.mjs --watch    again at every change of a stylesheet, a script or a template
//
// Every name carries a hash of its content; build/manifest.json maps logical names (`app.css`) to the hashed ones.
// Needs `npm ci --ignore-scripts` and nothing else: esbuild's binary comes in its optional platform package.
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const sources = path.join(root, "src/echodiary/web/static/src");
const target = path.join(root, "src/echodiary/web/static/build");
const packages = path.join(root, "node_modules");
const hashOf = (content) => createHash("sha256").update(content).digest("hex").slice(0, 10);

// Fonts whose stylesheets cut them by unicode-range, and the weights that the design uses.
const FONT_SHEETS = [
  ["gowun-batang", "@fontsource/gowun-batang/400.css"],
  ["gowun-batang", "@fontsource/gowun-batang/700.css"],
  ["pretendard", "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css"],
];
const ICON_CALL = /\bicon\(\s*["']([a-z0-9-]+)["']/g;
const BROWSERS = ["chrome123", "firefox121", "safari17.5"];

/** Scripts and styles, bundled; pieces shared by entry points are split off. */
async function bundle(outdir) {
  const result = await esbuild.build({
    entryPoints: ["app.js", "app.css"].map((name) => path.join(sources, name)),
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: BROWSERS,
    charset: "utf8",
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    absWorkingDir: root,
  });
  const names = {};
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) names[path.basename(output.entryPoint)] = path.basename(file);
  }
  return names;
}

/** One stylesheet of @font-face rules and the font files it names. Faces of one range stand together: gzip then sees the repetition. */
async function fonts(outdir) {
  const faces = [];
  for (const [family, sheet] of FONT_SHEETS) {
    const file = path.join(packages, sheet);
    const text = await readFile(file, "utf8");
    for (const [, body] of text.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
      const value = (name) => body.match(new RegExp(`${name}:\\s*([^;]+);`))?.[1].trim();
      const from = path.resolve(path.dirname(file), value("src").match(/url\(["']?([^)"']+\.woff2)/)[1]);
      const range = value("unicode-range").replaceAll(/\s/g, "").toLowerCase();
      faces.push({ family, from, range, name: value("font-family").replaceAll(/['"]/g, ""), weight: value("font-weight") });
    }
  }
  faces.sort((a, b) => (a.range < b.range ? -1 : a.range > b.range ? 1 : 0));
  const contents = await Promise.all(faces.map((face) => readFile(face.from)));
  const folder = `fonts-${hashOf(Buffer.concat(contents))}`;
  await mkdir(path.join(outdir, folder), { recursive: true });
  const rules = await Promise.all(
    faces.map(async ({ from, range, name, weight }) => {
      const file = path.basename(from).replace("PretendardVariable.subset", "pretendard").replace("-normal", "");
      await cp(from, path.join(outdir, folder, file));
      return `@font-face{font-family:${JSON.stringify(name)};font-weight:${weight};font-display:swap;src:url(${folder}/${file}) format("woff2");unicode-range:${range}}`;
    }),
  );
  return { "fonts.css": await hashed(outdir, "fonts.css", rules.join("\n")) };
}

/** A sprite of the icons that templates ask for with `icon("name")`. */
async function icons(outdir) {
  const used = new Set();
  for (const file of await templates()) {
    for (const [, name] of (await readFile(file, "utf8")).matchAll(ICON_CALL)) used.add(name);
  }
  const symbols = await Promise.all(
    [...used].sort().map(async (name) => {
      const svg = await readFile(path.join(packages, "lucide-static/icons", `${name}.svg`), "utf8");
      const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
      return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replaceAll(/\s*\n\s*/g, "")}</symbol>`;
    }),
  );
  const sprite = `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
  return { "icons.svg": await hashed(outdir, "icons.svg", sprite) };
}

/** Files that are only copied. */
async function copies(outdir) {
  const names = {};
  for (const name of ["favicon.svg"]) names[name] = await hashed(outdir, name, await readFile(path.join(sources, name)));
  return names;
}

async function templates() {
  const found = await readdir(path.join(root, "src/echodiary"), { recursive: true });
  return found
    .filter((name) => name.endsWith(".html") && name.includes("templates"))
    .map((name) => path.join(root, "src/echodiary", name));
}

async function hashed(outdir, name, content) {
  const { name: stem, ext } = path.parse(name);
  const file = `${stem}-${hashOf(content)}${ext}`;
  await writeFile(path.join(outdir, file), content);
  return file;
}

/** Compressed twins beside the texts, for servers that send them; returns a table of sizes. */
async function compress(outdir) {
  const sizes = {};
  for (const name of await readdir(outdir)) {
    if (!/\.(css|js|svg)$/.test(name)) continue;
    const content = await readFile(path.join(outdir, name));
    const zipped = gzipSync(content, { level: 9 });
    await writeFile(path.join(outdir, `${name}.gz`), zipped);
    await writeFile(path.join(outdir, `${name}.br`), brotliCompressSync(content));
    sizes[name] = { bytes: content.length, gzip: zipped.length };
  }
  return sizes;
}

async function build() {
  const fresh = `${target}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const parts = await Promise.all([bundle(fresh), fonts(fresh), icons(fresh), copies(fresh)]);
  const sizes = await compress(fresh);
  await writeFile(path.join(fresh, "manifest.json"), JSON.stringify(Object.assign({}, ...parts), null, 2) + "\n");
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
  return sizes;
}

if (process.argv.includes("--watch")) {
  let timer;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().then(() => console.log("built"), (error) => console.error(error.message)), 100);
  };
  watch(path.join(root, "src/echodiary"), { recursive: true }, (_, name) => {
    if (name && /\.(css|js|html|svg)$/.test(name) && !name.includes(`static${path.sep}build`)) again();
  });
  again();
} else {
  const sizes = await build();
  for (const [name, { bytes, gzip }] of Object.entries(sizes)) {
    console.log(`${name.padEnd(32)} ${String(bytes).padStart(7)} B  ${String(gzip).padStart(6)} gzip`);
  }
}
