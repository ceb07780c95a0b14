using Lantu.Api.Domain;
using Lantu.Api.Security;
using Lantu.Api.Security.Clients;

namespace Lantu.Api.UnitTests.Security;

public class PermissionsTests
{
    private static readonly string[] Every = [.. typeof(Permissions).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!)];
    private static readonly ActorMembership[] Memberships = [.. Enum.GetValues<Role>().Select(role => new ActorMembership(role, Guid.NewGuid()))];

    /// <summary>What is asked at every request, and what a session is shown, are the same.</summary>
    [Test]
    public void Has_SaysOfEveryPermission_WhetherItIsAmongThem()
    {
        var people = from first in Memberships from second in Memberships select new Actor(Guid.NewGuid(), [first, second]);
        var programs = Scopes.All.SelectMany(first => Scopes.All, (first, second) => new Actor(Guid.NewGuid(), [], new ActingClient(Guid.NewGuid(), [first, second], [])));
        foreach (var actor in people.Concat(programs).Append(new Actor(Guid.NewGuid(), [])))
        {
            Assert.That(Every.Where(permission => Permissions.Has(actor, permission)), Is.EquivalentTo(Permissions.Of(actor)));
        }

        Assert.That(Every, Has.Length.GreaterThan(20));
    }
}
