namespace Lantu.Api.Domain.Reports;

/// <summary>The office template (报告模板) that a plan's reports are written in, since somebody put one. Without content the one that ships serves again.</summary>
public sealed class ReportTemplateFile : IVersioned
{
    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public byte[]? Content { get; private set; }
    public string? Sha256 { get; private set; }
    public DateTimeOffset SetAt { get; private set; }
    public Guid SetBy { get; private set; }
    public long Version { get; private set; }

    public void Replace(byte[] content, string sha256, Guid by, DateTimeOffset now) => (Content, Sha256, SetBy, SetAt, Version) = (content, sha256, by, now, Version + 1);

    public void Remove(Guid by, DateTimeOffset now) => (Content, Sha256, SetBy, SetAt, Version) = (null, null, by, now, Version + 1);
}
