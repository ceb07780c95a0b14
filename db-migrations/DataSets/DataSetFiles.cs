using System.Text.Json.Serialization;

namespace Lantu.Migrations.DataSets;

// The shapes of data/**/*.json, member by member as the schemas in data/schemas describe them.

internal sealed record HolidaysFile(List<HolidayItem> Holidays);

internal sealed record HolidayItem(DateOnly Day, string Kind, string Name);

internal sealed record OrgUnitsFile(List<OrgUnitItem> OrgUnits);

internal sealed record OrgUnitItem(
    string Code, string Name, string ShortName, string Kind, string? ParentCode, string AdministrativeCode, int SortOrder, TileItem? Tile);

internal sealed record TileItem(int Column, int Row);

internal sealed record NoteItem(string Kind, string Text);

internal sealed record PlanFile(
    string Code, string Title, string ShortTitle, string? DocumentNumber, DateOnly? IssuedOn, List<string> IssuedBy, string OrgUnitCode,
    string OwnerOrgUnitCode, int StartYear, int EndYear, int BaseYear, string State, List<string> Domains, DateOnly? ResultsOn,
    List<GoalItem> Goals, List<NoteItem> Notes, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LicenceItem? Licence = null);

internal sealed record LicenceItem(string? Name, string Title, string? Url);

internal sealed record GoalItem(int No, string Title, string Summary, List<GoalStatementItem> Statements);

internal sealed record GoalStatementItem(
    string Quantity, string Comparator, decimal? Value, string? Unit, int? DueYear, string? IndicatorCode, string SourceText);

internal sealed record ChaptersFile(List<ChapterItem> Chapters);

internal sealed record ChapterItem(int No, string Title, string Summary, List<NoteItem> Notes, List<TaskItem> Tasks);

internal sealed record TaskItem(int No, string Title, string Summary, List<NoteItem> Notes, List<CommitmentItem> Commitments);

internal sealed record ColumnsFile(List<ColumnItem> Columns);

internal sealed record ColumnItem(int No, string Title, string Category, int ChapterNo, List<NoteItem> Notes, List<ProjectItem> Projects);

internal sealed record ProjectItem(int No, string Title, string Summary, List<NoteItem> Notes, List<CommitmentItem> Commitments);

internal sealed record CommitmentItem(
    string Kind, string Quantity, string Comparator, decimal? Value, string? Unit, int? DueYear, DateOnly? DueDate, string? Scope,
    string SourceText, string? IndicatorCode, List<NoteItem> Notes);

internal sealed record IndicatorsFile(List<IndicatorItem> Indicators);

internal sealed record IndicatorItem(
    string Code, string? ParentCode, string? Group, string Name, string ShortName, string Domain, string? Unit, string Nature, string Direction,
    string ValueKind, string Accumulation, int Decimals, AggregationItem Aggregation, BaselineItem Baseline, TargetItem Target,
    List<NoteItem> Notes, List<ObservationItem> Observations, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IndicatorSheetItem? Sheet = null);

internal sealed record IndicatorSheetItem(string? Definition = null, string? Method = null, string? Source = null, string? Frequency = null, string? ContactUnit = null, string? ContactPhone = null, string? RevisionPolicy = null);

internal sealed record AggregationItem(string Kind, string? Note, List<WeightItem>? Weights = null);

internal sealed record WeightItem(string OrgUnit, decimal Weight);

internal sealed record BaselineItem(decimal? Value, string? Text, string? Basis);

internal sealed record TargetItem(string Comparator, decimal? Value, string Text, int Year, bool ContinuousDecline);

internal sealed record ObservationItem(string Period, decimal? Value, string? Text);

internal sealed record ResponsibilitiesFile(List<ResponsibilityItem> Responsibilities);

internal sealed record ResponsibilityItem(string SubjectKind, string SubjectCode, string OrgUnitCode, string Role);

internal sealed record FormsFile(List<FormItem> Forms);

internal sealed record FormItem(
    string Code, string Name, string Frequency, string LeadOrgUnitCode, List<string> ReportingOrgUnitCodes, string FirstPeriod, int OpensDays, int DueDays,
    string DueDayKind, int? ClosesDays, bool EvidenceRequired, string? Guidance, List<FormLineItem> Lines, List<FormRuleItem> Rules,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ReportedBy = null);

/// <summary>Exactly one of the four. What is not said is not written either, so that the hash of a form only changes with the form.</summary>
internal sealed record FormLineItem(
    string? IndicatorCode, string? TaskCode, string? ProjectCode, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CommitmentName? Commitment);

/// <summary>A commitment by what it is a commitment of and the quantity it is about, which stay when others come before it; scope where that leaves two.</summary>
internal sealed record CommitmentName(string SubjectCode, string Quantity, string? Scope)
{
    public bool Names(CommitmentItem commitment) => commitment.Quantity == Quantity && (Scope is null || commitment.Scope == Scope);
}

/// <summary>Parameters and message are kept as they stand in the file; the schema says what they may hold.</summary>
internal sealed record FormRuleItem(int LineNo, string Kind, string Severity, string Blanks, System.Text.Json.Nodes.JsonObject Parameters, System.Text.Json.Nodes.JsonObject? Message);

/// <summary>The content is kept as it stands in the file.</summary>
internal sealed record EvaluationSchemeFile(string Title, string Note, System.Text.Json.Nodes.JsonObject Content);

/// <summary>One plan's files together; a finished plan may have no more than its plan and indicators.</summary>
internal sealed record PlanDataSet(
    string Folder, PlanFile Plan, List<ChapterItem> Chapters, List<ColumnItem> Columns, List<IndicatorItem> Indicators,
    List<ResponsibilityItem> Responsibilities, List<FormItem> Forms, EvaluationSchemeFile? Scheme = null);

internal sealed record DataSet(List<HolidayItem> Holidays, List<OrgUnitItem> OrgUnits, List<PlanDataSet> Plans);
