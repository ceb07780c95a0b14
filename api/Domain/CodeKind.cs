namespace Lantu.Api.Domain;

/// <summary>What an own code (对照编码) of a program stands for.</summary>
public enum CodeKind { OrgUnit, Indicator, Form }
