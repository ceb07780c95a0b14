import { HttpResponse } from "msw";
import type { Schemas } from "@/api/client";

const unit = (code: string, shortName: string, kind: Schemas["OrgUnitKind"]): Schemas["OrgUnitRef"] => ({ code, name: shortName, shortName, kind });

export const status = (over: Partial<Schemas["Status"]> = {}): Schemas["Status"] => ({
  verdict: "noData",
  light: "grey",
  value: null,
  text: null,
  period: null,
  progress: null,
  plannedProgress: null,
  pace: null,
  margin: null,
  gap: null,
  required: null,
  achieved: null,
  rule: "raiseLower",
  formulaVersion: 2,
  inputs: null,
  projection: null,
  secondOpinion: null,
  provisional: false,
  explanation: "还没有核定的数值。",
  ...over,
});

export const indicator = (over: Partial<Schemas["Indicator"]> = {}): Schemas["Indicator"] => ({
  code: "2",
  parentCode: null,
  group: null,
  name: "城市细颗粒物(PM2.5)浓度",
  domain: "环境质量",
  unit: "μg/m3",
  nature: "binding",
  direction: "lowerIsBetter",
  valueKind: "number",
  accumulation: "level",
  decimals: 1,
  aggregation: { kind: "reportedByCity", note: null },
  baseline: { value: 34, text: "34(“十三五”均值)", basis: "“十三五”均值", year: 2020 },
  target: { comparator: "lte", value: 26, text: "≤26", year: 2025, continuousDecline: false },
  path: [
    { year: 2020, value: 34 },
    { year: 2025, value: 26 },
  ],
  recent: [],
  rolledUp: [],
  notes: [],
  leadOrgUnit: unit("epb", "市生态环境局", "department"),
  responsibilities: [],
  status: status(),
  version: 1,
  ...over,
});

export const line = (over: Partial<Schemas["SubmissionLine"]> = {}): Schemas["SubmissionLine"] => ({
  no: 1,
  indicatorCode: "2",
  taskCode: null,
  projectCode: null,
  commitmentId: null,
  title: "城市细颗粒物(PM2.5)浓度",
  heading: "环境质量",
  parentCode: null,
  unit: "μg/m3",
  decimals: 1,
  answerKind: "number",
  value: null,
  text: null,
  explanation: null,
  details: null,
  lifecycle: null,
  stages: [],
  previous: null,
  sameLastYear: null,
  evidenceRequired: false,
  lastRound: null,
  changed: false,
  note: null,
  checks: [],
  updatedAt: null,
  updatedBy: null,
  ...over,
});

export const submission = (over: Partial<Schemas["Submission"]> = {}): Schemas["Submission"] => ({
  id: "5b3c2f0e-0000-7000-8000-000000000001",
  form: { code: "annual-indicators", name: "年度指标报表", frequency: "year", leadOrgUnit: unit("epb", "市生态环境局", "department") },
  orgUnit: unit("kecheng", "柯城区", "county"),
  period: "2024",
  revision: 1,
  state: "draft",
  step: "drafting",
  opensOn: "2025-01-01",
  dueOn: "2025-01-31",
  closesOn: null,
  lock: null,
  mayRead: true,
  mayExtend: false,
  overdue: false,
  version: 2,
  allowedActions: ["save", "submit"],
  filledLines: 0,
  totalLines: 1,
  changedAt: null,
  remindedAt: null,
  reason: null,
  lines: [line()],
  correctionOf: null,
  correctionReason: null,
  guidance: null,
  evidenceRequired: false,
  obstacles: [],
  excused: [],
  extensions: [],
  ...over,
});

export const session = (over: Partial<Schemas["Session"]> = {}): Schemas["Session"] => ({
  user: { id: "5b3c2f0e-0000-7000-8000-000000000002", userName: "kaihua.approver", displayName: "余斌" },
  memberships: [{ role: "approver", orgUnit: unit("kaihua", "开化县", "county"), onBehalfOf: null }],
  permissions: ["account.own", "plan.read", "session.own", "submissions.decide", "submissions.read", "workbench.own"],
  steps: [],
  ...over,
});

const person = (userName: string, displayName: string): Schemas["PersonRef"] => ({ id: `5b3c2f0e-0000-7000-8000-${userName}`, userName, displayName });

export const administrator = (over: Partial<Schemas["Session"]> = {}): Schemas["Session"] =>
  session({ user: person("security", "孙岚"), memberships: [], permissions: ["access.read", "access.manage"], ...over });

export const account = (over: Partial<Schemas["Account"]> = {}): Schemas["Account"] => ({
  user: session().user,
  email: null,
  hasPassword: true,
  passwordExpiresAt: null,
  passwordRules: { minLength: 10, needsThreeClasses: true, history: 5 },
  hasTotp: false,
  needsTotp: false,
  recoveryCodesLeft: 0,
  memberships: [
    {
      id: "5b3c2f0e-0000-7000-8000-000000000003",
      role: "approver",
      orgUnit: unit("kaihua", "开化县", "county"),
      validFrom: "2021-01-01",
      validTo: null,
      canBeDelegated: true,
    },
  ],
  ...over,
});

export const problem = (status: number, code: string, over: Partial<Schemas["Problem"]> = {}): Schemas["Problem"] => ({
  type: `/problems/${code}`,
  title: code,
  status,
  detail: null,
  instance: null,
  code,
  traceId: "t",
  errors: [],
  ...over,
});

export const membership = (over: Partial<Schemas["Membership"]> = {}): Schemas["Membership"] => ({
  id: "m1",
  user: person("kecheng.drafter", "徐丽"),
  userVersion: 3,
  role: "drafter",
  orgUnit: unit("kecheng", "柯城区", "county"),
  state: "inForce",
  validFrom: "2021-01-01",
  validTo: null,
  grantedAt: "2021-01-01T00:00:00Z",
  grantedBy: null,
  confirmedAt: "2021-01-01T00:00:00Z",
  confirmedBy: null,
  revokedAt: null,
  allowedActions: ["revoke"],
  ...over,
});

export const user = (over: Partial<Schemas["User"]> = {}): Schemas["User"] => ({
  ...person("kecheng.drafter", "徐丽"),
  state: "active",
  hasTotp: false,
  email: null,
  mustChangePassword: false,
  createdAt: "2021-01-01T00:00:00Z",
  lastSignInAt: null,
  memberships: [membership()],
  version: 3,
  allowedActions: ["update", "disable", "resetPassword", "endSessions", "grant"],
  ...over,
});

export const orgUnit = (over: Partial<Schemas["OrgUnit"]> = {}): Schemas["OrgUnit"] => ({
  ...unit("kecheng", "柯城区", "county"),
  id: "u1",
  administrativeCode: "330802",
  parentCode: "quzhou",
  sortOrder: 10,
  foundedOn: null,
  endedOn: null,
  version: 1,
  ...over,
});

export const apiClient = (over: Partial<Schemas["ApiClient"]> = {}): Schemas["ApiClient"] => ({
  id: "5b3c2f0e-0000-7000-8000-000000000009",
  clientId: "kecheng-4t8m2k",
  name: "柯城区数据中台",
  orgUnit: unit("kecheng", "柯城区", "county"),
  responsibleUser: person("kecheng.drafter", "徐丽"),
  scopes: ["plan:read", "submissions:write"],
  forms: [],
  networks: [],
  expiresOn: null,
  publicKeys: null,
  state: "active",
  secrets: [{ id: "s1", ending: "3Zp8", createdAt: "2026-11-25T00:00:00Z", expiresAt: null }],
  createdAt: "2026-11-25T00:00:00Z",
  version: 1,
  allowedActions: ["update", "disable", "addSecret"],
  ...over,
});

export const webhook = (over: Partial<Schemas["Webhook"]> = {}): Schemas["Webhook"] => ({
  id: "5b3c2f0e-0000-7000-8000-000000000010",
  apiClient: { id: apiClient().id, clientId: apiClient().clientId, name: apiClient().name, orgUnit: apiClient().orgUnit },
  kind: "events",
  name: "监测平台",
  url: "https://platform.example/lantu",
  changes: [],
  plan: null,
  state: "active",
  disabledReason: null,
  disabledAt: null,
  isSigned: true,
  previousSecretUntil: null,
  failingSince: null,
  lastSuccessAt: null,
  pending: 0,
  failed: 0,
  createdAt: "2026-11-25T00:00:00Z",
  version: 1,
  allowedActions: ["update", "pause", "test", "makeSecret", "remove"],
  ...over,
});

/** A refusal as the server words it. */
export const refusal = (status: number, code: string, title: string, errors: Schemas["ProblemError"][] = []) =>
  HttpResponse.json(problem(status, code, { title, errors }), { status, headers: { "content-type": "application/problem+json" } });
