import { ArrowLeftIcon } from "@phosphor-icons/react/dist/csr/ArrowLeft";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { useIsFetching } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { PAGE_QUERIES } from "../data/queries.ts";
import { Corner } from "../design/corner.tsx";
import { Pattern } from "../design/pattern.tsx";
import { pressGuard } from "../design/press-guard.ts";
import { Pressable } from "../design/pressable.tsx";
import { useScreenLayout } from "../design/screen.ts";
import { View } from "../design/view.tsx";
import { tapCorner } from "../visit/desk.ts";
import { Dock } from "./dock.tsx";
import { useBack } from "./navigation.ts";
import { Clock, StationBar } from "./station-bar.tsx";
import "./frame.css";

/** One step of the way here. The last one is this page and has no `onPress`. */
export interface Crumb {
  readonly name: ReactNode;
  readonly onPress?: () => void;
}

export interface PageProps {
  /** Class of the layout, and the page's name in pictures and tests. */
  readonly name: string;
  /** Way from the home page, which is added; none = a page without a way back (out of service). */
  readonly crumbs?: readonly Crumb[];
  /** In place of the crumbs: a way of another kind. */
  readonly way?: ReactNode;
  /** Of the main part; none = the page's name. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** Where the title stands while the upper part of the panel is out of reach; null = in its page. */
const TitleSlot = createContext<HTMLElement | null>(null);

/**
 * Header, one main, dock: the same frame round every page but the home page, which has its own header. Within the reach
 * of a wheelchair the way back stands just above the dock, and above the band are words only.
 */
export function Page({ name, crumbs, way, className = name, children }: PageProps) {
  const { lowNavigation, band } = useScreenLayout();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const wayHere = way ?? (crumbs === undefined ? null : <Way crumbs={crumbs} />);
  const isLow = lowNavigation && wayHere !== null;
  return (
    <div className="page" data-page={name} aria-busy={useIsFetching(PAGE_QUERIES) > 0}>
      {band || !isLow ? (
        <header className="header">
          <Pattern />
          {isLow || wayHere === null ? <StationBar /> : wayHere}
          {band && <div className="band-title" ref={setSlot} />}
        </header>
      ) : null}
      <TitleSlot value={band ? slot : null}>
        <View>
          <main className={`main ${className}`}>{children}</main>
        </View>
      </TitleSlot>
      {isLow && <div className="header low-way">{wayHere}</div>}
      <Dock />
    </div>
  );
}

function Way({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const back = useBack();
  const steps: readonly Crumb[] = [{ name: t("home"), onPress: () => void navigate({ to: "/" }) }, ...crumbs];
  return (
    <nav className="way" aria-label={t("way")}>
      <Pressable className="back" onPress={back}>
        <ArrowLeftIcon weight="bold" aria-hidden="true" />
        <span>{t("back")}</span>
      </Pressable>
      <ol className="crumbs">
        {steps.map(({ name, onPress }, index) => (
          // The way only ever grows at its end.
          // biome-ignore lint/suspicious/noArrayIndexKey: position is the identity of a step
          <li key={index} aria-current={onPress === undefined ? "page" : undefined}>
            {index > 0 && <CaretRightIcon weight="bold" aria-hidden="true" />}
            {onPress === undefined ? (
              <span className="crumb-here clamp-1">{name}</span>
            ) : (
              <Pressable className="crumb" onPress={onPress}>
                {name}
              </Pressable>
            )}
          </li>
        ))}
      </ol>
      <Corner onTap={tapCorner}>
        <Clock withDay={false} />
      </Corner>
    </nav>
  );
}

export interface TitleProps {
  readonly children: ReactNode;
  readonly below?: ReactNode;
  readonly className?: string;
}

/**
 * The page's one h1. Takes the focus when the page appears, so that a reader starts there; the ghost-tap guard starts
 * at the same moment.
 */
export function Title({ children, below, className = "" }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const slot = useContext(TitleSlot);
  useEffect(() => {
    pressGuard.pageChanged(performance.now());
  }, []);
  // Runs again when the heading moves to another place: it is another element there.
  useEffect(() => {
    void slot;
    heading.current?.focus({ preventScroll: true });
  }, [slot]);
  const words = (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {below !== undefined && <p className="title-below">{below}</p>}
    </>
  );
  if (slot === null) return <div className={`title ${className}`}>{words}</div>;
  // The empty one keeps its place in the layout.
  return (
    <>
      <div className={`title ${className}`} />
      {createPortal(<div className={`title ${className}`}>{words}</div>, slot)}
    </>
  );
}
