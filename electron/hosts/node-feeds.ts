import type { FeedSource } from "../station/ports.ts";
import { openFolderFeed } from "./folder-feed.ts";
import { type HttpsFeedOptions, openHttpsFeed } from "./https-feed.ts";

const ADDRESS = /^[a-z][a-z0-9+.-]+:\/\//i;

/** Feeds from folders and from https addresses: two doors to one loader. */
export function createNodeFeeds(options: HttpsFeedOptions = {}): FeedSource {
  return { open: (from, store) => (ADDRESS.test(from) ? openHttpsFeed(from, store, options) : openFolderFeed(from)) };
}
