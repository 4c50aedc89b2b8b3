// What several fields of one page write to: one ETag, and one request at a time, or each would make the others stale.
const resources = new Map();

export class Resource {
  #last = Promise.resolve();

  constructor(etag) {
    this.etag = etag;
  }

  /** Run `work` when the work before it has ended. */
  run(work) {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }
}

/** The resource at `url`; the first field that names it brings the ETag, a page that comes later renews it. */
export function resourceAt(url, etag) {
  if (!url) return new Resource(etag);
  const found = resources.get(url);
  if (found) {
    if (etag) found.etag = etag;
    return found;
  }
  const made = new Resource(etag);
  resources.set(url, made);
  return made;
}
