using System.Security.Cryptography;
using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Documents;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Reports;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.ReportTemplates;

public static class ReplaceReportTemplate
{
    public sealed record Command(string Plan, long ExpectedVersion, string? ContentDigest, Stream Content) : IRequest<ReportTemplateResponse>;

    /// <summary>What it holds is looked at as a whole, by <see cref="TemplateCheck"/>.</summary>
    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Content).NotNull();
    }

    public sealed class Handler(LantuDbContext db, ReportTemplateReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, ReportTemplateResponse>
    {
        public async Task<ReportTemplateResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var content = await Bytes.ReadAsync(request.Content, ReportTemplate.MaxBytes, cancellationToken) ?? throw new MalformedRequestException(StatusCodes.Status413PayloadTooLarge, "payload_too_large");
            ContentDigest.Require(request.ContentDigest, SHA256.HashData(content));
            TemplateCheck.Require(content);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

            await using var work = await Work.BeginAsync(db, cancellationToken);
            await db.TakeTurnsAsync(plan, cancellationToken);
            var template = await reader.LoadAsync(plan, cancellationToken);
            if ((template?.Version ?? 0) != request.ExpectedVersion)
            {
                throw new StaleVersionException(template?.Version ?? 0);
            }

            if (template?.Sha256 != sha256)
            {
                template ??= db.ReportTemplates.Add(new ReportTemplateFile { Id = Guid.CreateVersion7(), PlanId = plan.Id }).Entity;
                template.Replace(content, sha256, current.Required.UserId, clock.Now());
                audit.Add(current.Required, "reportTemplate.replace", $"plan:{plan.Code}", $"{content.Length} bytes, sha256 {sha256}");
                await db.SaveChangesAsync(cancellationToken);
                await work.KeepAsync(cancellationToken);
            }

            return await reader.DescribeAsync(template, cancellationToken);
        }
    }
}
