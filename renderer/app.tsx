import "@fontsource-variable/noto-sans-sc";
import "./design/tokens.css";
import "./design/base.css";
import "./design/controls.css";
import "./design/turning.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createStationClient } from "./client/client.ts";
import { createQueries } from "./data/queries.ts";
import { ClientProvider } from "./data/station.tsx";
import { followStation } from "./data/watch.ts";
import { loadFonts } from "./fonts.ts";
import { startI18n } from "./i18n.ts";
import { Kiosk } from "./kiosk.tsx";
import { takeStart } from "./router.tsx";
import { currentVisit } from "./visit/visit.ts";

/** The page begins here: words, client, the one event stream, and the kiosk on them. */
const { client } = createStationClient();
const queries = createQueries();
const i18n = startI18n(currentVisit().display.language);
const start = takeStart();

void followStation(client, queries, new AbortController().signal);
for (const event of ["contextmenu", "dragstart", "dragover", "drop"]) {
  window.addEventListener(event, (happening) => happening.preventDefault());
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
await loadFonts();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queries}>
        <ClientProvider client={client}>
          <Kiosk start={start} />
        </ClientProvider>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
