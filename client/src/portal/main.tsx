import "@/ui/tokens.css";
import "./portal.css";
import "./words";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { BrowserRouter, Route, Routes } from "react-router";
import { queryClient } from "@/api/query-client";
import { AreaPage } from "./area-page";
import { ChaptersPage } from "./chapters-page";
import { DataPage } from "./data-page";
import { EmbedPage } from "./embed-page";
import { EvaluationPage } from "./evaluation-page";
import { EvaluationsPage } from "./evaluations-page";
import { FigurePage } from "./figure-page";
import { Frame } from "./frame";
import { IndicatorPage } from "./indicator-page";
import { IndicatorsPage } from "./indicators-page";
import { MethodPage } from "./method-page";
import { OverviewPage } from "./overview-page";
import { PlansPage } from "./plans-page";
import { ProjectsPage } from "./projects-page";
import { ReceiptPage } from "./receipt-page";
import { ReleasePage } from "./release-page";
import { ReleasesPage } from "./releases-page";
import { ReportPage } from "./report-page";
import { SearchPage } from "./search";
import { NotThere } from "./states";
import { ProjectPage, TaskPage } from "./work-page";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>
          <Routes>
            <Route path="/public/embed/plans/:plan/indicators/:code" element={<EmbedPage />} />
            <Route path="/public/plans/:plan" element={<Frame />}>
              <Route index element={<OverviewPage />} />
              <Route path="indicators" element={<IndicatorsPage />} />
              <Route path="indicators/:code" element={<IndicatorPage />} />
              <Route path="chapters" element={<ChaptersPage />} />
              <Route path="tasks/:code" element={<TaskPage />} />
              <Route path="projects" element={<ProjectsPage />} />
              <Route path="projects/:code" element={<ProjectPage />} />
              <Route path="areas/:area" element={<AreaPage />} />
              <Route path="evaluations" element={<EvaluationsPage />} />
              <Route path="evaluations/:id" element={<EvaluationPage />} />
              <Route path="evaluations/:id/report" element={<ReportPage />} />
              <Route path="releases" element={<ReleasesPage />} />
              <Route path="releases/:no" element={<ReleasePage />} />
              <Route path="data" element={<DataPage />} />
              <Route path="search" element={<SearchPage />} />
              <Route path="method" element={<MethodPage />} />
              <Route path="*" element={<NotThere />} />
            </Route>
            <Route element={<Frame />}>
              <Route path="/public/figures/:figure" element={<FigurePage />} />
              <Route path="/public/feedback" element={<ReceiptPage />} />
              <Route path="/public/feedback/:receipt" element={<ReceiptPage />} />
              <Route path="/public" element={<PlansPage />} />
              <Route path="*" element={<NotThere />} />
            </Route>
          </Routes>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  );
}
