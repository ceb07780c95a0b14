import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, Outlet, useLocation, useParams } from "react-router";
import { changeLanguage, language } from "@/lib/language";
import { Licence } from "./licence";
import { planQuery } from "./queries";
import { SearchBox } from "./search";

const places = ["", "indicators", "chapters", "projects", "evaluations", "releases", "data"] as const;
const names = {
  "": "overview",
  indicators: "indicators",
  chapters: "chapters",
  projects: "projects",
  evaluations: "evaluations",
  releases: "releases",
  data: "data",
} as const;

/** Top menu and foot around every public page. */
export function Frame() {
  const { t } = useTranslation();
  const { plan } = useParams();
  const { pathname } = useLocation();
  const shown = useQuery({ ...planQuery(plan ?? ""), enabled: plan !== undefined });
  // A new page begins at its top.
  useEffect(() => {
    if (pathname) {
      window.scrollTo(0, 0);
    }
  }, [pathname]);
  return (
    <div className="portal">
      <a className="skip" href="#content">
        {t("portal.skip")}
      </a>
      <div className="top">
        <div className="inner">
          <Link className="home" to={plan ? `/public/plans/${plan}` : "/public"}>
            <img src="/favicon.svg" width="20" height="20" alt="" />
            {shown.data ? t("portal.brandOf", { area: shown.data.area }) : t("portal.name")}
          </Link>
          {plan && (
            <nav aria-label={t("portal.menu")}>
              {places.map((place) => (
                <NavLink key={place} to={`/public/plans/${plan}${place && `/${place}`}`} end={place === ""}>
                  {t(`portal.nav.${names[place]}`)}
                </NavLink>
              ))}
            </nav>
          )}
          <span className="side-actions">
            {plan && <SearchBox plan={plan} />}
            <button type="button" className="plain" onClick={() => void changeLanguage(language() === "en" ? "zh-CN" : "en")}>
              {language() === "en" ? "中文" : "EN"}
            </button>
            <a className="button" href="/sign-in">
              {t("portal.signIn")}
            </a>
          </span>
        </div>
      </div>
      <main id="content">
        <Outlet />
      </main>
      <footer>
        <div className="inner">
          {shown.data?.issuedBy.map((office) => (
            <span key={office}>{office}</span>
          ))}
          <span className="end">
            {plan && <Link to={`/public/plans/${plan}/method`}>{t("portal.nav.method")}</Link>}
            <a href="/docs">{t("portal.nav.docs")}</a>
            {shown.data && <Licence licence={shown.data.licence} />}
          </span>
        </div>
      </footer>
    </div>
  );
}
