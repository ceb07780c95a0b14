namespace Lantu.Api.Domain;

/// <summary>
/// What a task, project or commitment lacks. noLead: no confirmed lead, its chapter's, task's or project's included; noReport: nothing
/// approved on it since the half-year began; noEvidence: no approved report on it is backed by a file; noFigure: no figure, milestone or
/// indicator to hold it to; overdue: something of it was due by now and is not done.
/// </summary>
public enum Shortcoming { NoLead, NoReport, NoEvidence, NoFigure, Overdue }
