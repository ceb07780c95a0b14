using Lantu.Api.Contract;
using Lantu.Api.Domain;

namespace Lantu.Api.Features.Responsibilities;

/// <summary>
/// What somebody has to decide about a row: subjectNear, unitNear: no such name, but some like it · subjectUnknown, unitUnknown: nothing
/// like it · leadMissing · leadsMany: more than one lead · firstTakenForLead: nothing says who leads, so the first one named is taken.
/// </summary>
public enum TableDoubt { SubjectNear, SubjectUnknown, UnitNear, UnitUnknown, LeadMissing, LeadsMany, FirstTakenForLead }

/// <summary>A 责任分解表 as it was read, against what holds today. Nothing is kept.</summary>
public sealed record ReadResponsibilityTableResponse
{
    public required IReadOnlyList<RowItem> Rows { get; init; }

    /// <summary>Rows without a doubt that say what holds already.</summary>
    /// <example>80</example>
    public required int Unchanged { get; init; }

    public sealed record RowItem
    {
        /// <summary>Of the sheet, from 1.</summary>
        /// <example>2</example>
        public required int No { get; init; }

        /// <summary>As written.</summary>
        /// <example>5.1 深化水环境综合治理</example>
        public required string Task { get; init; }

        /// <summary>What it is about; null where nothing is called so.</summary>
        public required ResponsibilityResponse.SubjectItem? Subject { get; init; }

        /// <summary>What is nearly called so, the nearest first.</summary>
        public required IReadOnlyList<ResponsibilityResponse.SubjectItem> Candidates { get; init; }
        public required IReadOnlyList<NameItem> Named { get; init; }
        public required IReadOnlyList<TableDoubt> Doubts { get; init; }

        /// <summary>What holds and the row does not name.</summary>
        public required IReadOnlyList<ResponsibilityResponse> Ends { get; init; }

        /// <summary>What the row names and does not hold.</summary>
        public required IReadOnlyList<AssignItem> Assigns { get; init; }
    }

    /// <summary>A unit as the table names it.</summary>
    public sealed record NameItem
    {
        /// <example>市水务局</example>
        public required string Text { get; init; }
        public required ResponsibilityRole Role { get; init; }

        /// <summary>Null where no unit is called so.</summary>
        public required OrgUnitRef? OrgUnit { get; init; }

        /// <summary>Units nearly called so, the nearest first.</summary>
        public required IReadOnlyList<OrgUnitRef> Candidates { get; init; }
    }

    public sealed record AssignItem
    {
        public required OrgUnitRef OrgUnit { get; init; }
        public required ResponsibilityRole Role { get; init; }
    }

    public static ReadResponsibilityTableResponse Of(IReadOnlyList<RowItem> rows) =>
        new() { Rows = rows, Unchanged = rows.Count(r => r.Doubts.Count + r.Ends.Count + r.Assigns.Count == 0) };
}
