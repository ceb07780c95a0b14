using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Security.Clients;

/// <summary>
/// The own codes that this request speaks. Without the header it speaks none, and every code is ours. What a program has no own code
/// for it hears, and may say, as ours after <see cref="ClientCode.OursPrefix"/>: one text never means two things.
/// </summary>
public sealed class OwnCodes(LantuDbContext db, CurrentActor current)
{
    /// <summary>The problem of a code that the program has not said to be its own.</summary>
    public const string Unknown = "unknown_own_code";

    private IReadOnlyCollection<CodeKind> kinds = [];
    private string? plan;
    private Dictionary<(CodeKind Kind, string? Plan, string Code), string> ours = [];
    private Dictionary<(CodeKind Kind, string? Plan, string Code), string> own = [];

    /// <summary>From here on these kinds are spoken in the program's own codes.</summary>
    /// <param name="spoken">As the program has said.</param>
    /// <param name="of">The plan whose indicators and forms are meant, where no other is named.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task SpeakAsync(IReadOnlyCollection<CodeKind> spoken, string? of, CancellationToken cancellationToken)
    {
        var client = current.Required.Client!.Id;
        var codes = await db.ClientCodes.AsNoTracking().Where(c => c.ApiClientId == client)
            .Select(c => new { c.Kind, Plan = c.Plan!.Code, c.OwnCode, Code = c.OrgUnit!.Code ?? c.Indicator!.Code ?? c.ReportForm!.Code }).ToListAsync(cancellationToken);
        (kinds, plan) = (spoken, of);
        (ours, own) = (codes.ToDictionary(c => (c.Kind, (string?)c.Plan, c.OwnCode), c => c.Code), codes.ToDictionary(c => (c.Kind, (string?)c.Plan, c.Code), c => c.OwnCode));
    }

    /// <returns>Our code; null when the program has said no such code to be its own.</returns>
    public string? ToOurs(CodeKind kind, string said) =>
        !kinds.Contains(kind) ? said
        : said.StartsWith(ClientCode.OursPrefix, StringComparison.Ordinal) ? said[ClientCode.OursPrefix.Length..]
        : ours.GetValueOrDefault((kind, PlanOf(kind, plan), said));

    /// <returns>As the program hears it.</returns>
    public string ToOwn(CodeKind kind, string code) => ToOwn(kind, code, plan);

    /// <param name="kind">Of the code.</param>
    /// <param name="code">Ours.</param>
    /// <param name="of">The plan whose it is.</param>
    public string ToOwn(CodeKind kind, string code, string? of) => !kinds.Contains(kind) ? code : own.GetValueOrDefault((kind, PlanOf(kind, of), code)) ?? ClientCode.OursPrefix + code;

    /// <summary>Org units are of no plan.</summary>
    private static string? PlanOf(CodeKind kind, string? plan) => kind == CodeKind.OrgUnit ? null : plan;

    /// <summary>A row of an import, said in own codes, in ours. One with an unknown own code is refused by its name and stays as it was said.</summary>
    public ImportRow ToOurs(ImportRow row)
    {
        if (kinds.Count == 0)
        {
            return row;
        }

        var isIndicator = row.LineKind == LineKinds.Indicator;
        var said = new (CodeKind Kind, string Member, string? Code)[] { (CodeKind.Form, "form", row.Form), (CodeKind.OrgUnit, "orgUnit", row.OrgUnit), (CodeKind.Indicator, "line", isIndicator ? row.LineCode : null) };
        foreach (var (kind, member, code) in said)
        {
            if (code is not null && ToOurs(kind, code) is null)
            {
                return row.Refuse(member, Unknown, code);
            }
        }

        row.Form = row.Form is { } form ? ToOurs(CodeKind.Form, form) : null;
        row.OrgUnit = row.OrgUnit is { } unit ? ToOurs(CodeKind.OrgUnit, unit) : null;
        row.LineCode = row.LineCode is { } line && isIndicator ? ToOurs(CodeKind.Indicator, line) : row.LineCode;
        return row;
    }

    /// <summary>Form, unit, and number of a line as a file has them.</summary>
    public (string? Form, string? OrgUnit, string? Code) ToOwn(string? form, string? orgUnit, string? lineKind, string? code) => (
        form is null ? null : ToOwn(CodeKind.Form, form),
        orgUnit is null ? null : ToOwn(CodeKind.OrgUnit, orgUnit),
        code is null || lineKind != LineKinds.Indicator ? code : ToOwn(CodeKind.Indicator, code));

    /// <inheritdoc cref="ToOwn(string?, string?, string?, string?)"/>
    public (string? Form, string? OrgUnit, string? Code) ToOwn(ImportRow row) => row.ProblemCode == Unknown ? (row.Form, row.OrgUnit, row.LineCode) : ToOwn(row.Form, row.OrgUnit, row.LineKind, row.LineCode);
}
