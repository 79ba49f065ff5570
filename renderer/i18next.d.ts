import "i18next";
import type { RESOURCES } from "./i18n.ts";

/** Keys are typed by the Chinese files: the first language, and complete by definition. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: (typeof RESOURCES)["zh-CN"];
    strictKeyChecks: true;
  }
}
