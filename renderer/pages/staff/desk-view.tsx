import { AuditPage } from "./audit.tsx";
import { ClosuresPage } from "./closures.tsx";
import { DataPage } from "./data.tsx";
import { DemandPage } from "./demand.tsx";
import { FollowUpPage } from "./follow-up.tsx";
import { FollowUpsPage } from "./follow-ups.tsx";
import { HoursPage } from "./hours.tsx";
import { LinePage } from "./line.tsx";
import { MachinePage } from "./machine.tsx";
import { NewPinPage } from "./new-pin.tsx";
import { ReadinessPage } from "./readiness.tsx";
import { RecordedPage } from "./recorded.tsx";
import { ServicePage } from "./service.tsx";
import { TakePage } from "./take.tsx";
import { TodayPage } from "./today.tsx";
import { useDeskWay } from "./views.ts";
import { WalkInPage } from "./walk-in.tsx";

/** Which page of the desk stands. */
export function DeskView() {
  const { view } = useDeskWay();
  switch (view.page) {
    case "today":
      return <TodayPage key={view.day} day={view.day} />;
    case "line":
      return <LinePage id={view.id} day={view.day} />;
    case "walk-in":
      return <WalkInPage />;
    case "recorded":
      return <RecordedPage serviceName={view.serviceName} needs={view.needs} outcome={view.outcome} />;
    case "follow-ups":
      return <FollowUpsPage />;
    case "follow-up":
      return <FollowUpPage kind={view.kind} id={view.id} />;
    case "machine":
      return <MachinePage />;
    case "hours":
      return <HoursPage />;
    case "service":
      return <ServicePage id={view.id} />;
    case "closures":
      return <ClosuresPage />;
    case "data":
      return <DataPage />;
    case "take":
      return <TakePage />;
    case "audit":
      return <AuditPage />;
    case "readiness":
      return <ReadinessPage />;
    case "demand":
      return <DemandPage />;
    case "new-pin":
      return <NewPinPage />;
  }
}
