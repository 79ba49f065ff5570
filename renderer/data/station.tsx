import { createContext, type ReactNode, useContext } from "react";
import type { StationInfo } from "../../shared/contract/station.ts";
import type { StationClient } from "../client/client.ts";

const ClientContext = createContext<StationClient | null>(null);
const InfoContext = createContext<StationInfo | null>(null);

/** The typed client, for everything below. */
export function ClientProvider({ client, children }: { client: StationClient; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): StationClient {
  const client = useContext(ClientContext);
  if (client === null) throw new Error("useClient outside ClientProvider");
  return client;
}

/** What the station says about itself; null while it has never answered. Pages stand where it has. */
export function StationProvider({ info, children }: { info: StationInfo | null; children: ReactNode }) {
  return <InfoContext value={info}>{children}</InfoContext>;
}

export function useStationIfKnown(): StationInfo | null {
  return useContext(InfoContext);
}

export function useStation(): StationInfo {
  const info = useContext(InfoContext);
  if (info === null) throw new Error("useStation before the station has answered");
  return info;
}
