using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Forms;

public static class PublishForm
{
    public sealed record Command(string Plan, string Form, long ExpectedVersion) : IRequest<FormResponse>;

    public sealed class Handler(LantuDbContext db, FormReader reader, PeriodOpening opening, CurrentActor current, Audit audit, TimeProvider clock) : IRequestHandler<Command, FormResponse>
    {
        public async Task<FormResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            await using var work = await Work.BeginAsync(db, cancellationToken);
            var form = await reader.LoadAsync(request.Plan, request.Form, request.ExpectedVersion, cancellationToken);
            var draft = form.Draft ?? throw new ConflictException("no_draft");
            draft.PublishedAt = clock.Now();
            draft.PublishedBy = current.Required.UserId;
            audit.Add(current.Required, "form.publish", $"form:{form.Code}", $"version {draft.No}");
            form.Version++;
            await db.SaveOrStaleAsync(form, cancellationToken);

            // What is owed by now need not wait for the clock.
            db.ChangeTracker.Clear();
            await opening.RunAsync(cancellationToken);
            await work.KeepAsync(cancellationToken);
            return await reader.DescribeAsync(request.Plan, form.Code, cancellationToken);
        }
    }
}
