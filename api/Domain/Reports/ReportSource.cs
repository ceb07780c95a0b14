using Lantu.Api.Domain.Evaluations;

namespace Lantu.Api.Domain.Reports;

/// <summary>All that a report follows from: the evaluation as it was frozen, and what of the plan and its people was known at its instant.</summary>
/// <param name="Sheet">The frozen run.</param>
/// <param name="Issuer">Who signs for it.</param>
/// <param name="Date">At its end: the day it was signed, else the day it is made.</param>
/// <param name="Groups">Domains of indicators, chapters of tasks, columns of projects, in the plan's order.</param>
/// <param name="Leads">Who leads an indicator, task or project on the day.</param>
/// <param name="Money">Of projects of which any is known.</param>
/// <param name="Statements">What units have said of problems, by the instant.</param>
/// <param name="Dues">Promises still open that are due within twelve months of the day.</param>
/// <param name="Wanted">Where what is missing is reported.</param>
/// <param name="Before">The evaluation before it; null where there is none.</param>
public sealed record ReportSource(
    ScoreSheet Sheet, EvaluationState State, int StartYear, int EndYear, string Issuer, DateOnly Date, IReadOnlyList<ReportGroup> Groups,
    IReadOnlyList<ReportLead> Leads, IReadOnlyList<ReportMoney> Money, IReadOnlyList<ReportStatement> Statements, IReadOnlyList<ReportDue> Dues,
    IReadOnlyList<ReportWanted> Wanted, ReportBefore? Before);

/// <param name="No">Of a chapter or column; 0 of a domain.</param>
public sealed record ReportGroup(EvaluationList List, int No, string Title, IReadOnlyList<string> Codes);

/// <param name="IsConfirmed">Or only proposed.</param>
public sealed record ReportLead(EvaluationList List, string Code, string Unit, bool IsConfirmed);

/// <summary>Of a project, in 万元: what its sheet plans and has arranged, and what approved reports say was spent.</summary>
public sealed record ReportMoney(string Project, decimal? Planned, decimal? Arranged, decimal? Spent);

/// <param name="Unit">Who said it.</param>
/// <param name="About">In what: 自评, or a task or project.</param>
/// <param name="NextSteps">What it means to do about it.</param>
public sealed record ReportStatement(string Unit, string About, string Problem, string? NextSteps);

/// <param name="Promise">As the plan words it.</param>
public sealed record ReportDue(DateOnly DueOn, EvaluationList List, string Code, string Title, string Promise);

/// <summary>Who is to report something in a scope, and where.</summary>
/// <param name="Unit">Null where nobody was asked.</param>
/// <param name="State">How its submission stands; null where there is none.</param>
public sealed record ReportWanted(string Scope, EvaluationList List, string Code, string? Unit, string? State, string Path);

/// <param name="IsPublic">Whether it is out.</param>
public sealed record ReportBefore(string Title, EvaluationInputs Inputs, EvaluationResult Result, bool IsPublic);
