using Lantu.Api.Security;
using Microsoft.AspNetCore.Http;

namespace Lantu.Api.UnitTests.Security;

/// <summary>A cookie is taken out of the header that it came in, and of no other.</summary>
public sealed class RememberedCookiesTests
{
    private readonly RememberedCookies cookies = new();

    [Test]
    public void SameHeader_GivesTheSameText_WithoutLookingAgain()
    {
        const string header = "a=1; session=%E8%A1%A2; b=2";
        var first = cookies.GetRequestCookie(With(header), "session");
        Assert.That(first, Is.EqualTo("衢"));
        Assert.That(cookies.GetRequestCookie(With(header), "session"), Is.SameAs(first));
    }

    /// <summary>More than there are places for.</summary>
    [Test]
    public void EachHeader_GivesItsOwn_HoweverManyThereAre()
    {
        var headers = Enumerable.Range(0, 1_000).Select(no => $"session={no}").ToList();
        for (var time = 0; time < 3; time++)
        {
            Assert.That(headers.Select(header => cookies.GetRequestCookie(With(header), "session")), Is.EqualTo(Enumerable.Range(0, 1_000).Select(no => $"{no}")));
        }
    }

    [Test]
    public void OtherCookies_OfTheSameHeader_AreNotTakenForIt()
    {
        const string header = "a=1; session=2";
        Assert.That(new[] { "a", "session", "none", "a" }.Select(key => cookies.GetRequestCookie(With(header), key)), Is.EqualTo(["1", "2", null, "1"]));
    }

    [Test]
    public void NoHeader_HasNone_AndSeveralAreReadTogether()
    {
        Assert.That(cookies.GetRequestCookie(new DefaultHttpContext(), "session"), Is.Null);
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = new(["a=1", "session=2"]);
        Assert.That(cookies.GetRequestCookie(context, "session"), Is.EqualTo("2"));
    }

    private static DefaultHttpContext With(string header)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = header;
        return context;
    }
}
