using Lantu.Api.Data;
using Lantu.Api.Http;
using Lantu.Api.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Webhooks;

public static class ListWebhooks
{
    public sealed record Query : IRequest<Page<WebhookResponse>>, IPaged
    {
        public int? Limit { get; init; }
        public string? Cursor { get; init; }
    }

    public sealed class Handler(LantuDbContext db, WebhookReader reader, CurrentActor current) : IRequestHandler<Query, Page<WebhookResponse>>
    {
        public async Task<Page<WebhookResponse>> Handle(Query request, CancellationToken cancellationToken)
        {
            var (skip, take) = Paging.Window(request);
            var webhooks = await db.Webhooks.AsNoTracking().VisibleTo(current.Required).Include(w => w.Plan).OrderBy(w => w.CreatedAt).ThenBy(w => w.Id).Skip(skip).Take(take + 1).ToListAsync(cancellationToken);
            return Paging.Close(await reader.DescribeAsync(webhooks, cancellationToken), request, skip, take);
        }
    }
}
