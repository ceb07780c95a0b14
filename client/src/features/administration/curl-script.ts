type Words = Record<"token" | "list" | "first" | "save" | "submit" | "key" | "plan" | "assertion" | "assertionHere", string>;

export type CurlInput = {
  address: string;
  clientId: string;
  secret: string;
  plan: string;
  scopes: readonly string[];
  /** The program signs an assertion with its own key instead of sending a secret. */
  isByKeys: boolean;
  say: Words;
};

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A bash script with curl and nothing else: a token, then what the scopes allow. */
export function curlScript({ address, clientId, secret, plan, scopes, isByKeys, say }: CurlInput): string {
  const canWrite = scopes.includes("submissions:write");
  const canRead = canWrite || scopes.includes("submissions:read");
  const proof = isByKeys
    ? [
        `# ${say.assertion}`,
        `ASSERTION=${quoted(say.assertionHere)}`,
        ["-d client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer", '--data-urlencode "client_assertion=$ASSERTION"'],
      ]
    : [null, `CLIENT_SECRET=${quoted(secret)}`, ['--data-urlencode "client_secret=$CLIENT_SECRET"']];
  const [remark, variable, fields] = proof as [string | null, string, string[]];
  const lines = [
    `LANTU=${quoted(address)}`,
    `CLIENT_ID=${quoted(clientId)}`,
    ...(remark ? [remark] : []),
    variable,
    `PLAN="$LANTU/api/v1/plans/${plan}"`,
    "",
    `# 1. ${say.token}`,
    'TOKEN=$(curl -sf "$LANTU/connect/token" -d grant_type=client_credentials \\',
    `  -d "client_id=$CLIENT_ID" ${fields.join(" \\\n  ")} \\`,
    `  | grep -oE '"access_token": *"[^"]+' | cut -d'"' -f4)`,
    'call() { curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" "$@"; echo; }',
    "",
  ];
  if (!canRead) {
    return [...lines, `# 2. ${say.plan}`, 'call "$PLAN/indicators"', ""].join("\n");
  }
  lines.push(`# 2. ${say.list}`, 'call "$PLAN/submissions?sort=-period"', "");
  if (!canWrite) {
    return lines.join("\n");
  }
  return [
    ...lines,
    `# 3. ${say.first}`,
    `ID=$(call "$PLAN/submissions?sort=-period" | grep -oE '"id": *"[^"]+' | head -1 | cut -d'"' -f4)`,
    'FORM="$PLAN/submissions/$ID"',
    `etag() { call -o /dev/null -D - "$FORM" | tr -d '\\r' | awk 'tolower($1) == "etag:" { print $2 }'; }`,
    "",
    `# 4. ${say.save}`,
    `LINE=$(call "$FORM" | grep -oE '"indicatorCode": *"[^"]+' | head -1 | cut -d'"' -f4)`,
    'call -X PUT "$FORM/lines" -H "If-Match: $(etag)" -d "{\\"lines\\":[{\\"indicatorCode\\":\\"$LINE\\",\\"value\\":97.5}]}"',
    "",
    `# 5. ${say.submit}`,
    `# ${say.key}`,
    "KEY=$(uuidgen 2>/dev/null || cat /proc/sys/kernel/random/uuid)",
    'call -X POST "$FORM/transitions" -H "If-Match: $(etag)" -H "Idempotency-Key: $KEY" -d \'{"action":"submit"}\'',
    "",
  ].join("\n");
}
