import { Checkbox, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "@/ui/field";
import type { Responsibility } from "./queries";
import { SubjectCell } from "./subject-cell";

type RoleFilter = Responsibility["role"] | "all";

export type Picking = ReturnType<typeof usePicking>;

/** Some of many: those of a chapter and a role, all of them but what has been left out by hand. */
export function usePicking(all: readonly Responsibility[], startChapter = 0) {
  const [chapter, setChapter] = useState(startChapter);
  const [role, setRole] = useState<RoleFilter>("lead");
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const listed = all.filter((r) => (chapter === 0 || r.subject.chapterNo === chapter) && (role === "all" || r.role === role));
  return {
    chapter,
    setChapter,
    role,
    setRole,
    chapters: [...new Set(all.flatMap((r) => r.subject.chapterNo ?? []))].sort((a, b) => a - b),
    listed,
    picked: listed.filter((r) => !left.has(r.id)),
    isPicked: (r: Responsibility) => !left.has(r.id),
    pick: (these: readonly Responsibility[], isPicked: boolean) =>
      setLeft((now) => {
        const ids = these.map((r) => r.id);
        return new Set(isPicked ? [...now].filter((id) => !ids.includes(id)) : [...now, ...ids]);
      }),
    reset: () => {
      setChapter(0);
      setLeft(new Set());
    },
  };
}

export function PickFilters({ picking, titles }: { picking: Picking; titles: ReadonlyMap<number, string> }) {
  const { t } = useTranslation();
  return (
    <div className="pair-fields">
      <Field label={t("responsibility.chapter")}>
        {(control) => (
          <Select
            {...control}
            value={picking.chapter}
            onChange={(no) => picking.setChapter(no)}
            options={[
              { value: 0, label: t("responsibility.allChapters") },
              ...picking.chapters.map((no) => ({ value: no, label: `${no} ${titles.get(no) ?? ""}`.trim() })),
            ]}
          />
        )}
      </Field>
      <Field label={t("responsibility.role")}>
        {(control) => (
          <Select<RoleFilter>
            {...control}
            value={picking.role}
            onChange={(value) => picking.setRole(value)}
            options={[
              { value: "lead", label: t("role.lead") },
              { value: "support", label: t("role.support") },
              { value: "all", label: t("responsibility.allRoles") },
            ]}
          />
        )}
      </Field>
    </div>
  );
}

/** The rows to pick from; the last column is the caller's. */
export function PickTable({ picking, last }: { picking: Picking; last: { title: string; of: (r: Responsibility) => ReactNode } }) {
  const { t } = useTranslation();
  const { listed, picked } = picking;
  return (
    <div className="scroll">
      <table className="data outcomes">
        <thead>
          <tr>
            <th>
              <Checkbox
                checked={picked.length === listed.length}
                indeterminate={picked.length > 0 && picked.length < listed.length}
                onChange={(e) => picking.pick(listed, e.target.checked)}
              >
                <span className="sr">{t("responsibility.pickAll")}</span>
              </Checkbox>
            </th>
            <th>{t("responsibility.subject")}</th>
            <th>{t("responsibility.role")}</th>
            <th>{last.title}</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((r) => (
            <tr key={r.id}>
              <td>
                <Checkbox checked={picking.isPicked(r)} onChange={(e) => picking.pick([r], e.target.checked)}>
                  <span className="sr">{r.subject.title}</span>
                </Checkbox>
              </td>
              <td>
                <SubjectCell subject={r.subject} />
              </td>
              <td className="nowrap">{t(`role.${r.role}`)}</td>
              <td className="nowrap">{last.of(r)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
