import { contentRow } from "../../../shared/feed/manifest.ts";
import { type PublishedJob, publishedJob } from "../../../shared/jobs/job.ts";

/** A job row as published, or null. Keys that this version does not know are dropped. */
export function checkJob(row: unknown): PublishedJob | null {
  const parsed = publishedJob.safeParse(row);
  return parsed.success ? parsed.data : null;
}

/** A content row without its `op`: the rest belongs to the room that reads it. */
export function checkContent(row: unknown): Readonly<Record<string, unknown>> | null {
  const parsed = contentRow.safeParse(row);
  if (!parsed.success) return null;
  const { op: _op, ...content } = parsed.data;
  return content;
}
