import { createBrowserRouter, Navigate } from "react-router";
import { RouteError } from "./route-error";
import { Home } from "./home";
import { NotFound } from "./not-found";
import { SessionGate } from "./session-gate";
import { Shell } from "./shell";

const administration = async () => ({ Component: (await import("./administration-frame")).AdministrationFrame });

// One line a screen. Screens load when they are first opened.
export const router = createBrowserRouter([
  {
    element: <SessionGate />,
    errorElement: <RouteError />,
    children: [
      { path: "/", element: <Home />, errorElement: <RouteError /> },
      {
        path: "/plans/:plan/wall",
        errorElement: <RouteError />,
        hydrateFallbackElement: <></>,
        lazy: async () => ({ Component: (await import("@/features/dashboard/wall-page")).WallPage }),
      },
      {
        path: "/plans/:plan",
        element: <Shell />,
        errorElement: <RouteError />,
        hydrateFallbackElement: <></>,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { index: true, element: <Navigate to="dashboard" replace /> },
              { path: "dashboard", lazy: async () => ({ Component: (await import("@/features/dashboard/dashboard-page")).DashboardPage }) },
              { path: "indicators", lazy: async () => ({ Component: (await import("@/features/indicators/indicator-list")).IndicatorList }) },
              { path: "indicators/:code", lazy: async () => ({ Component: (await import("@/features/indicators/indicator-page")).IndicatorPage }) },
              { path: "tasks", lazy: async () => ({ Component: (await import("@/features/tasks/chapter-list")).ChapterList }) },
              { path: "tasks/:code", lazy: async () => ({ Component: (await import("@/features/tasks/task-page")).TaskPage }) },
              { path: "chapters/:no", lazy: async () => ({ Component: (await import("@/features/tasks/chapter-page")).ChapterPage }) },
              { path: "projects", lazy: async () => ({ Component: (await import("@/features/projects/project-list")).ProjectList }) },
              { path: "projects/:code", lazy: async () => ({ Component: (await import("@/features/projects/project-page")).ProjectPage }) },
              {
                path: "responsibilities",
                lazy: async () => ({ Component: (await import("@/features/responsibilities/responsibility-matrix")).ResponsibilityMatrix }),
              },
              { path: "responsibilities/table", lazy: async () => ({ Component: (await import("@/features/responsibilities/table-page")).TablePage }) },
              { path: "duties", lazy: async () => ({ Component: (await import("@/features/responsibilities/duties-page")).DutiesPage }) },
              { path: "supervision", lazy: async () => ({ Component: (await import("@/features/supervision/supervision-page")).SupervisionPage }) },
              { path: "supervision/:id", lazy: async () => ({ Component: (await import("@/features/supervision/slip-page")).SlipPage }) },
              { path: "releases", lazy: async () => ({ Component: (await import("@/features/releases/release-list")).ReleaseList }) },
              { path: "releases/new", lazy: async () => ({ Component: (await import("@/features/releases/new-release")).NewRelease }) },
              { path: "releases/:id", lazy: async () => ({ Component: (await import("@/features/releases/release-page")).ReleasePage }) },
              { path: "evaluations", lazy: async () => ({ Component: (await import("@/features/evaluations/evaluation-list")).EvaluationList }) },
              { path: "evaluations/:id", lazy: async () => ({ Component: (await import("@/features/evaluations/evaluation-page")).EvaluationPage }) },
              { path: "evaluations/schemes", lazy: async () => ({ Component: (await import("@/features/evaluations/scheme-list")).SchemeList }) },
              { path: "evaluations/schemes/new", lazy: async () => ({ Component: (await import("@/features/evaluations/scheme-form")).SchemeForm }) },
              { path: "evaluations/schemes/:version", lazy: async () => ({ Component: (await import("@/features/evaluations/scheme-page")).SchemePage }) },
              { path: "feedback", lazy: async () => ({ Component: (await import("@/features/feedback/feedback-page")).FeedbackPage }) },
              { path: "questions", lazy: async () => ({ Component: (await import("@/features/questions/questions-page")).QuestionsPage }) },
              { path: "calendar", lazy: async () => ({ Component: (await import("@/features/calendar/calendar-page")).CalendarPage }) },
              { path: "workbench", lazy: async () => ({ Component: (await import("@/features/submissions/workbench/workbench-page")).WorkbenchPage }) },
              { path: "progress", lazy: async () => ({ Component: (await import("@/features/submissions/progress/progress-page")).ProgressPage }) },
              { path: "corrections", lazy: async () => ({ Component: (await import("@/features/submissions/corrections-page")).CorrectionsPage }) },
              { path: "reporting", lazy: async () => ({ Component: (await import("@/features/submissions/reporting-list")).ReportingList }) },
              { path: "reporting/:id", lazy: async () => ({ Component: (await import("@/features/submissions/entry-page")).EntryPage }) },
              { path: "imports/:id", lazy: async () => ({ Component: (await import("@/features/submissions/imports/import-page")).ImportPage }) },
              // One route, so that what is picked stays picked when another is opened.
              { path: "approvals/:id?", lazy: async () => ({ Component: (await import("@/features/submissions/approval-inbox")).ApprovalInbox }) },
              { path: "comparison/:form/:period", lazy: async () => ({ Component: (await import("@/features/submissions/comparison-page")).ComparisonPage }) },
              {
                lazy: administration,
                children: [
                  { path: "forms", lazy: async () => ({ Component: (await import("@/features/forms/form-list")).FormList }) },
                  {
                    path: "assessment-settings",
                    lazy: async () => ({ Component: (await import("@/features/assessment-settings/settings-page")).SettingsPage }),
                  },
                  { path: "prefill-sources", lazy: async () => ({ Component: (await import("@/features/prefill-sources/sources-page")).SourcesPage }) },
                  { path: "forms/:form", lazy: async () => ({ Component: (await import("@/features/forms/form-page")).FormPage }) },
                ],
              },
              { path: "*", element: <NotFound /> },
            ],
          },
        ],
      },
      {
        element: <Shell />,
        errorElement: <RouteError />,
        hydrateFallbackElement: <></>,
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { path: "notices", lazy: async () => ({ Component: (await import("@/features/submissions/workbench/notices-page")).NoticesPage }) },
              { path: "account", lazy: async () => ({ Component: (await import("@/features/account/account-page")).AccountPage }) },
              {
                lazy: administration,
                children: [
                  { path: "administration/users", lazy: async () => ({ Component: (await import("@/features/administration/user-list")).UserList }) },
                  { path: "administration/users/:id", lazy: async () => ({ Component: (await import("@/features/administration/user-page")).UserPage }) },
                  {
                    path: "administration/confirmations",
                    lazy: async () => ({ Component: (await import("@/features/administration/confirmation-list")).ConfirmationList }),
                  },
                  {
                    path: "administration/org-units",
                    lazy: async () => ({ Component: (await import("@/features/responsibilities/org-units/org-unit-list")).OrgUnitList }),
                  },
                  {
                    path: "administration/api-clients",
                    lazy: async () => ({ Component: (await import("@/features/administration/api-client-list")).ApiClientList }),
                  },
                  {
                    path: "administration/api-clients/:id",
                    lazy: async () => ({ Component: (await import("@/features/administration/api-client-page")).ApiClientPage }),
                  },
                  { path: "administration/webhooks", lazy: async () => ({ Component: (await import("@/features/administration/webhook-list")).WebhookList }) },
                  {
                    path: "administration/webhooks/:id",
                    lazy: async () => ({ Component: (await import("@/features/administration/webhook-page")).WebhookPage }),
                  },
                ],
              },
            ],
          },
        ],
      },
      { path: "sign-in", element: <Home /> },
    ],
  },
  { path: "*", element: <NotFound /> },
]);
