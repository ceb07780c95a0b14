using Lantu.Api.Domain;

namespace Lantu.Api.Security.Clients;

/// <summary>What a program calls one org unit, indicator or form in its own system.</summary>
public sealed class ClientCode
{
    /// <summary>Before a code of ours where own codes are spoken; no own code may begin with it.</summary>
    public const string OursPrefix = "lantu:";
    public const int LongestOwnCode = 60;
    public const int MostOfAClient = 5000;

    public Guid Id { get; init; }
    public Guid ApiClientId { get; init; }
    public CodeKind Kind { get; init; }

    /// <summary>Null of an org unit.</summary>
    public Guid? PlanId { get; init; }
    public Plan? Plan { get; init; }
    public required string OwnCode { get; init; }
    public Guid? OrgUnitId { get; init; }
    public OrgUnit? OrgUnit { get; init; }
    public Guid? IndicatorId { get; init; }
    public Indicator? Indicator { get; init; }
    public Guid? ReportFormId { get; init; }
    public ReportForm? ReportForm { get; init; }

    /// <summary>Ours; loaded with what it stands for.</summary>
    public string Code => OrgUnit?.Code ?? Indicator?.Code ?? ReportForm!.Code;

    /// <summary>Of what it stands for.</summary>
    public string Name => OrgUnit?.Name ?? Indicator?.Name ?? ReportForm!.Name;
}
