using System.Text;
using System.Xml.Linq;
using Lantu.Api.Contract;
using Lantu.Api.Data;
using Lantu.Api.Domain;
using Lantu.Api.Http;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Lantu.Api.Features.Public;

public static class GetPublicFeed
{
    public const string MediaType = "application/atom+xml";
    private const int Most = 50;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="Plan">Its code.</param>
    /// <param name="Address">Where this server is.</param>
    public sealed record Query(string Plan, string Address) : IRequest<byte[]>;

    public sealed class Handler(LantuDbContext db, PublicReader reader, RequestLanguage language) : IRequestHandler<Query, byte[]>
    {
        public async Task<byte[]> Handle(Query request, CancellationToken cancellationToken)
        {
            var plan = await db.Plans.ByCodeAsync(request.Plan, cancellationToken);
            var releases = await reader.Releases(plan).Take(Most).ToListAsync(cancellationToken);
            var home = $"{request.Address}/public/plans/{plan.Code}";
            var feed = new XElement(
                Atom + "feed",
                new XElement(Atom + "id", $"urn:uuid:{plan.Id}"),
                new XElement(Atom + "title", plan.Title),
                new XElement(Atom + "updated", Written(releases.FirstOrDefault()?.PublishAt ?? new DateTimeOffset(plan.StartYear, 1, 1, 0, 0, 0, TimeSpan.Zero))),
                new XElement(Atom + "author", plan.IssuedBy.DefaultIfEmpty(plan.OrgUnit.Name).Take(1).Select(name => new XElement(Atom + "name", name))),
                Link("self", $"{request.Address}/api/v1/public/plans/{plan.Code}/releases.atom", MediaType),
                Link("alternate", home, "text/html"),
                releases.Select(r => new XElement(
                    Atom + "entry",
                    new XElement(Atom + "id", $"urn:uuid:{r.Id}"),
                    new XElement(Atom + "title", r.Title),
                    new XElement(Atom + "updated", Written(r.PublishAt)),
                    Link("alternate", $"{home}/releases/{r.No}", "text/html"),
                    new XElement(Atom + "summary", Summary(ReleaseCounts.Of(r.Changes), language.Value)),
                    r.Note.Length == 0 ? null : new XElement(Atom + "content", r.Note))));
            return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{feed}\n");
        }

        private static XElement Link(string relation, string address, string type) =>
            new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address), new XAttribute("type", type));

        private static string Written(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

        private static string Summary(ReleaseCounts counts, Language language) => language == Language.English
            ? $"{counts.Added} new, {counts.Corrected} corrected, {counts.Withdrawn} withdrawn, {counts.Lights} light(s) turned."
            : $"新增 {counts.Added} 项，更正 {counts.Corrected} 项，撤下 {counts.Withdrawn} 项，{counts.Lights} 盏灯有变化。";
    }
}
