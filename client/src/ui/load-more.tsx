import { Button } from "antd";
import { useTranslation } from "react-i18next";

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };

/** The foot of a list that comes page by page; nothing when all of it is there. */
export function LoadMore({ pages, count }: { pages: Pages; count: number }) {
  const { t } = useTranslation();
  return (
    pages.hasNextPage && (
      <footer className="more">
        <span className="muted">{t("more.loaded", { count })}</span>
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("more.load")}
        </Button>
      </footer>
    )
  );
}
