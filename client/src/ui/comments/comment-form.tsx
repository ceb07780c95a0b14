import "./comments.css";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { askCommentsAnew, type Comment, createComment, mentionablePeopleQuery } from "@/api/comments";
import { orgUnitsQuery } from "@/api/org-units";
import { FormProblem } from "../form-problem";

type Props = {
  plan: string;
  subject: Pick<Comment["subject"], "kind" | "code">;
  parent?: Comment;
  onDone?: () => void;
};

/** Says something, asks a unit, or replies; whoever is picked is told. */
export function CommentForm({ plan, subject, parent, onDone }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(parent !== undefined);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const [mentions, setMentions] = useState<string[]>([]);
  const units = useQuery({ ...orgUnitsQuery, enabled: isOpen });
  const people = useQuery({ ...mentionablePeopleQuery, enabled: isOpen });
  const say = useMutation({
    mutationFn: () =>
      createComment(plan, {
        subjectKind: subject.kind,
        subject: subject.code,
        parent: parent?.id ?? null,
        asked,
        text,
        mentionedOrgUnits: mentions.filter((m) => m.startsWith("unit:")).map((m) => m.slice(5)),
        mentionedPeople: mentions.filter((m) => m.startsWith("user:")).map((m) => m.slice(5)),
      }),
    onSuccess: async () => {
      await askCommentsAnew(plan);
      setText("");
      setAsked(null);
      setMentions([]);
      onDone?.();
    },
  });
  const unitOptions = (units.data ?? []).filter((u) => u.kind !== "municipality" && u.endedOn === null).map((u) => ({ value: u.code, label: u.shortName }));
  const words = t(parent ? "comment.reply" : "comment.say");
  const send = () => {
    if (text.trim() !== "" && !say.isPending) {
      say.mutate();
    }
  };
  return (
    <form
      className="comment-form no-print"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FormProblem error={say.error} />
      <Input.TextArea
        aria-label={words}
        placeholder={words}
        rows={isOpen ? 2 : 1}
        maxLength={2000}
        autoFocus={parent !== undefined}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(e) => setText(e.target.value)}
        onKeyDown={(e) => {
          if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
            e.preventDefault();
            send();
          }
        }}
      />
      {isOpen && (
        <div className="row">
          {!parent && (
            <Select
              aria-label={t("comment.ask")}
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("comment.ask")}
              value={asked}
              options={unitOptions}
              onChange={(unit) => setAsked(unit ?? null)}
            />
          )}
          <Select
            aria-label={t("comment.mention")}
            mode="multiple"
            maxCount={20}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={t("comment.mention")}
            value={mentions}
            options={[
              ...unitOptions.map((u) => ({ value: `unit:${u.value}`, label: u.label })),
              ...(people.data ?? []).map((p) => ({
                value: `user:${p.person.id}`,
                label: `${p.person.displayName}（${p.orgUnits.map((u) => u.shortName).join("、")}）`,
              })),
            ]}
            onChange={setMentions}
          />
          <Button htmlType="submit" title="Ctrl+Enter" disabled={text.trim() === ""} loading={say.isPending}>
            {t(parent ? "comment.replyButton" : asked ? "comment.askButton" : "comment.sayButton")}
          </Button>
          {onDone && <Button onClick={onDone}>{t("action.cancel")}</Button>}
        </div>
      )}
    </form>
  );
}
