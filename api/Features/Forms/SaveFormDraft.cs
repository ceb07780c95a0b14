using FluentValidation;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Domain.Rules;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Forms;

public static class SaveFormDraft
{
    public sealed record Command(string Plan, string Form, long ExpectedVersion, FormDefinition Body) : IRequest<FormResponse>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Body).SetValidator(new FormDefinition.Validator());
    }

    public sealed class Handler(LantuDbContext db, FormReader reader, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, FormResponse>
    {
        public async Task<FormResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var form = await reader.LoadAsync(request.Plan, request.Form, request.ExpectedVersion, cancellationToken);
            var draft = await ReadAsync(form, request.Body, cancellationToken);

            // The old draft goes first: there is room for one.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (form.Draft is { } old)
            {
                form.Versions.Remove(old);
                db.ReportFormVersions.Remove(old);
            }

            audit.Add(current.Required, "form.draft", $"form:{form.Code}", $"version {draft.No}, {draft.Lines.Count} lines, {draft.Rules.Count} rules");
            form.Version++;
            await db.SaveOrStaleAsync(form, cancellationToken);
            db.ReportFormVersions.Add(draft);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return await reader.DescribeAsync(request.Plan, form.Code, cancellationToken);
        }

        /// <summary>Finds what the definition names; everything that is not there is told at once.</summary>
        private async Task<ReportFormVersion> ReadAsync(ReportForm form, FormDefinition body, CancellationToken cancellationToken)
        {
            var (id, violations) = (Guid.CreateVersion7(), new List<RuleViolation>());
            var subjects = await PlanSubjects.LoadAsync(db, form.PlanId, cancellationToken);
            var lines = body.Lines.Select((line, index) => subjects.Line(id, index + 1, line)).ToList();
            foreach (var (index, line) in body.Lines.Index())
            {
                if (lines[index] is null)
                {
                    violations.Add(new RuleViolation($"/lines/{index}/{line.AddressMember}", "unknown_subject", $"{line.Address}"));
                }
                else if (form.Frequency == Frequency.Week && lines[index]!.IndicatorId is not null)
                {
                    violations.Add(new RuleViolation($"/lines/{index}/indicatorCode", "indicator_in_weekly_form"));
                }
                else if (lines[..index].Exists(l => l?.SubjectId == lines[index]!.SubjectId))
                {
                    violations.Add(new RuleViolation($"/lines/{index}/{line.AddressMember}", "repeated_line", $"{line.Address}"));
                }
            }

            var units = await db.OrgUnits.AsNoTracking().Where(u => body.OrgUnits.Contains(u.Code) && (u.Kind == OrgUnitKind.County || u.Kind == OrgUnitKind.Committee)).ToListAsync(cancellationToken);
            violations.AddRange(body.OrgUnits.Index().Where(u => !units.Exists(unit => unit.Code == u.Item)).Select(u => new RuleViolation($"/orgUnits/{u.Index}", "not_an_area", u.Item)));
            var rules = FormDefinition.Numbered(body.Rules);
            List<RuleLine> asked = [.. lines.OfType<ReportFormLine>().Select(l => l.AsRuleLine())];
            violations.AddRange(rules.SelectMany((rule, index) => rule.Faults(asked).Select(fault => new RuleViolation($"/rules/{index}/{fault.Member}", fault.Code, fault.Values))));
            RuleViolationException.ThrowIfAny(violations);
            return new ReportFormVersion
            {
                Id = id,
                ReportFormId = form.Id,
                No = form.Versions.Where(v => v.PublishedAt is not null).Select(v => v.No).DefaultIfEmpty(0).Max() + 1,
                OpensDays = body.OpensDays,
                DueDays = body.DueDays,
                DueDayKind = body.DueDayKind,
                ClosesDays = body.ClosesDays,
                ReportedBy = body.ReportedBy,
                EvidenceRequired = body.EvidenceRequired,
                Guidance = body.Guidance.Trimmed(),
                CreatedAt = clock.Now(),
                Lines = [.. lines.Select(l => l!)],
                Units = [.. units.Select(u => new ReportFormUnit { ReportFormVersionId = id, OrgUnitId = u.Id })],
                Rules = rules,
            };
        }
    }
}
