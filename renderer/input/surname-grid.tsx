import { useState } from "react";
import { Pressable } from "../design/pressable.tsx";
import "./surname-grid.css";

/**
 * The hundred most frequent surnames, most frequent first (Ministry of Public Security, national name report for 2020).
 * Whoever has another goes on without one: the form of address alone is enough.
 */
const SURNAMES = [
  ..."王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢",
  ..."姚沈钟姜崔谭陆范汪廖石金韦贾夏傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤",
];
/** Keys of a page: five rows of four, the last one turns the page. */
const A_PAGE = 19;
const PAGES = Math.ceil(SURNAMES.length / A_PAGE);

export interface SurnameGridProps {
  readonly words: { readonly label: string; readonly others: string };
  /** "" = none chosen. */
  readonly chosen: string;
  readonly onChoose: (surname: string) => void;
}

/** A surname by one touch; touched again it is taken back. */
export function SurnameGrid({ words, chosen, onChoose }: SurnameGridProps) {
  const [page, setPage] = useState(0);
  const shown = SURNAMES.slice(page * A_PAGE, (page + 1) * A_PAGE);
  return (
    <fieldset className="surnames">
      <legend className="unseen">{words.label}</legend>
      {shown.map((surname) => (
        <Pressable
          key={surname}
          className="surname"
          variant={surname === chosen ? "chosen" : "plain"}
          onPress={() => onChoose(surname === chosen ? "" : surname)}
        >
          <span lang="zh-CN">{surname}</span>
        </Pressable>
      ))}
      <Pressable className="surname surname-others" onPress={() => setPage((page + 1) % PAGES)}>
        {words.others}
      </Pressable>
    </fieldset>
  );
}
