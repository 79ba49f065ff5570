import { contentRow } from "../../../shared/feed/manifest.ts";
import { CONTENT_ROWS } from "../../../shared/feed/row-schemas.ts";
import { type PublishedJob, publishedJob } from "../../../shared/jobs/job.ts";

/** A job row as published, or null. Keys that this version does not know are dropped. */
export function checkJob(row: unknown): PublishedJob | null {
  const parsed = publishedJob.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** The check for rows of a content dataset: the row without its `op`, in its room's form, or null. */
export function contentCheck(dataset: string): (row: unknown) => unknown {
  const form = CONTENT_ROWS[dataset];
  return (row) => {
    const parsed = contentRow.safeParse(row);
    if (!parsed.success) return null;
    const { op: _op, ...content } = parsed.data;
    if (form === undefined) return content;
    const checked = form.safeParse(content);
    return checked.success ? checked.data : null;
  };
}
