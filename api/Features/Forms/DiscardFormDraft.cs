using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Security;
using MediatR;

namespace Lantu.Api.Features.Forms;

public static class DiscardFormDraft
{
    public sealed record Command(string Plan, string Form, long ExpectedVersion) : IRequest<FormResponse>;

    public sealed class Handler(LantuDbContext db, FormReader reader, CurrentActor current, Audit audit) : IRequestHandler<Command, FormResponse>
    {
        public async Task<FormResponse> Handle(Command request, CancellationToken cancellationToken)
        {
            var form = await reader.LoadAsync(request.Plan, request.Form, request.ExpectedVersion, cancellationToken);
            var draft = form.Draft ?? throw new ConflictException("no_draft");
            db.ReportFormVersions.Remove(draft);
            audit.Add(current.Required, "form.discard", $"form:{form.Code}", $"version {draft.No}");
            form.Version++;
            await db.SaveOrStaleAsync(form, cancellationToken);
            return await reader.DescribeAsync(request.Plan, form.Code, cancellationToken);
        }
    }
}
