import { describe, expect, test } from "vitest";
import type { Policy } from "../../../shared/policies/policy.ts";
import { foundingDocuments, sharedRuns } from "./content-files.ts";
import { type FactPolicy, factSheet, POLICIES, sentencesOf } from "./policy-rows.ts";
import { figuresIn } from "./stated-numbers.ts";

const sheet = factSheet();
const ABSENT = "the fact sheet that the content was written from is not beside the project";

/** What the fact sheet says of a policy, in the form of the content; sentences are ours and not compared. */
function carriedOver(fact: FactPolicy, title: string | undefined) {
  return {
    id: fact.id,
    kind: fact.kind,
    audience: fact.audience,
    benefitType: fact.benefitType,
    amounts: fact.amountFacts.map(({ value, unit }) => ({ value, unit })),
    conditions: fact.conditions.map(({ id, machine, field, op, value }) => ({ id, machine, field, op, value })),
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    status: fact.status,
    region: fact.region,
    bodies: fact.responsibleBodies,
    saysHowToApply: fact.howToApply.zh !== null,
    relatedServiceItems: fact.relatedServiceItems,
    source: {
      title,
      section: fact.source.section,
      docNo: fact.source.docNo,
      basisDocNo: fact.source.basisDocNo,
      docDate: fact.source.docDate,
    },
  };
}

function carried(row: Policy): ReturnType<typeof carriedOver> {
  return {
    id: row.id,
    kind: row.kind,
    audience: row.audience,
    benefitType: row.benefitType,
    amounts: row.amounts.map(({ value, unit }) => ({ value, unit })),
    conditions: row.conditions.map((condition) => ({
      id: condition.id,
      machine: condition.machine,
      field: condition.machine ? condition.field : undefined,
      op: condition.machine ? condition.op : undefined,
      value: condition.machine ? condition.value : undefined,
    })),
    validFrom: row.validFrom,
    validTo: row.validTo,
    status: row.status,
    region: row.region,
    bodies: row.bodies,
    saysHowToApply: row.howToApply !== null,
    relatedServiceItems: row.relatedServiceItems,
    source: row.source,
  };
}

/** Everything the sheet states of a policy; ids and file names hold digits that state nothing. */
function statedIn({ id: _id, source: { file: _file, ...source }, conditions, ...stated }: FactPolicy): string {
  return JSON.stringify({ ...stated, source, conditions: conditions.map(({ id: _conditionId, ...one }) => one) });
}

describe.skipIf(sheet === null)(`beside the fact sheet (skipped where ${ABSENT})`, () => {
  const facts = sheet?.policies ?? new Map<string, FactPolicy>();

  test("every policy of the sheet is there, and no other", () => {
    expect(POLICIES.map(({ id }) => id).toSorted()).toEqual([...facts.keys()].toSorted());
  });

  test("ids, amounts, conditions, days, status, region, offices and numbers are the sheet's", () => {
    for (const row of POLICIES) {
      const fact = facts.get(row.id);
      if (fact !== undefined) expect(carried(row)).toEqual(carriedOver(fact, sheet?.titles.get(fact.source.file)));
    }
  });

  test("every figure of a page, in words or in digits, is in the sheet for that policy", () => {
    const stray = POLICIES.flatMap((row) => {
      const fact = facts.get(row.id);
      const known = new Set(fact === undefined ? [] : figuresIn(statedIn(fact)));
      const { zh, en } = sentencesOf(row);
      const unknown = [...zh, ...en].filter((text) => figuresIn(text).some((figure) => !known.has(figure)));
      return unknown.map((text) => `${row.id}: ${text}`);
    });
    expect(stray).toEqual([]);
  });

  test("nothing to bring is made up: no document names any paper", () => {
    expect(POLICIES.filter(({ bring }) => bring !== null)).toEqual([]);
  });

  test("words that people search by are all kept", () => {
    const lost = POLICIES.flatMap(({ id, keywords }) =>
      (facts.get(id)?.keywords ?? []).filter((word) => !keywords.includes(word)).map((word) => `${id}: ${word}`),
    );
    expect(lost).toEqual([]);
  });

  test("no sentence is the sheet's own", () => {
    const sentences = (text: string) => text.split(/(?<=[。！？；])|(?<=[.?!]) /).map((one) => one.trim());
    const copied = POLICIES.flatMap((row) => {
      const fact = facts.get(row.id);
      if (fact === undefined) return [];
      const theirs = [
        fact.plainZh,
        fact.plainEn,
        fact.howToApply.zh ?? "",
        fact.howToApply.en ?? "",
        fact.askStaff ?? "",
      ];
      const known = new Set(theirs.flatMap(sentences).filter((one) => one.length >= 8));
      const ours = [row.plainZh, row.plainEn, row.howToApply, row.askStaff, row.amountText].flatMap((text) =>
        text === null ? [] : typeof text === "string" ? [text] : [text.zh, text.en],
      );
      return ours.flatMap(sentences).filter((one) => known.has(one));
    });
    expect(copied).toEqual([]);
  });
});

/** Han characters in a row that make a sentence of somebody else's rather than a name. */
const COPIED_RUN = 20;
const documents = foundingDocuments();

test("no sentence is copied from the founding documents", ({ skip }) => {
  if (documents === null) return skip("the documents that the content was written from are not beside the project");
  const copied = POLICIES.flatMap((row) =>
    sentencesOf(row).zh.flatMap((text) =>
      documents.flatMap((document) => sharedRuns(text, document, COPIED_RUN).map((run) => `${row.id}: ${run}`)),
    ),
  );
  expect(copied).toEqual([]);
});
