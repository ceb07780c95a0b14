using System.Net;
using Lantu.Api.Jobs;
using Lantu.Api.Security;
using Microsoft.Extensions.Options;

namespace Lantu.Api.UnitTests.Webhooks;

/// <summary>Where Lantu goes when somebody gives it an address to call, range by range.</summary>
public sealed class OutgoingAddressesTests
{
    [TestCase("0.0.0.0")]
    [TestCase("0.255.255.255")]
    [TestCase("10.0.0.0")]
    [TestCase("10.255.255.255")]
    [TestCase("100.64.0.0")]
    [TestCase("100.100.100.200", Description = "Alibaba's metadata")]
    [TestCase("100.127.255.255")]
    [TestCase("127.0.0.1")]
    [TestCase("127.255.255.254")]
    [TestCase("168.63.129.16", Description = "Azure's metadata")]
    [TestCase("169.254.0.23", Description = "Tencent's metadata")]
    [TestCase("169.254.169.254", Description = "everybody's metadata")]
    [TestCase("172.16.0.0")]
    [TestCase("172.31.255.255")]
    [TestCase("192.0.0.192", Description = "Oracle's metadata")]
    [TestCase("192.0.2.1")]
    [TestCase("192.88.99.1")]
    [TestCase("192.168.0.0")]
    [TestCase("192.168.255.255")]
    [TestCase("198.18.0.0")]
    [TestCase("198.19.255.255")]
    [TestCase("198.51.100.1")]
    [TestCase("203.0.113.1")]
    [TestCase("224.0.0.1")]
    [TestCase("239.255.255.255")]
    [TestCase("240.0.0.1")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("::1")]
    [TestCase("::7f00:1", Description = "compatible, as was written once")]
    [TestCase("::ffff:127.0.0.1")]
    [TestCase("::ffff:8.8.8.8", Description = "mapped, even of a public one")]
    [TestCase("64:ff9b::7f00:1", Description = "NAT64")]
    [TestCase("64:ff9b:1::a00:1", Description = "NAT64 of the own house")]
    [TestCase("100::1")]
    [TestCase("2001::1", Description = "Teredo")]
    [TestCase("2001:20::1")]
    [TestCase("2001:db8::1")]
    [TestCase("2002:7f00:1::", Description = "6to4")]
    [TestCase("3fff::1")]
    [TestCase("5f00::1")]
    [TestCase("fc00::1")]
    [TestCase("fd00:ec2::254", Description = "Amazon's metadata")]
    [TestCase("fe80::1")]
    [TestCase("fec0::1")]
    [TestCase("ff02::1")]
    public void Closed_IsNotCalled(string address) => Assert.That(OutgoingAddresses.IsPublic(IPAddress.Parse(address)), Is.False);

    [TestCase("1.1.1.1")]
    [TestCase("9.255.255.255")]
    [TestCase("11.0.0.0")]
    [TestCase("100.63.255.255")]
    [TestCase("100.128.0.0")]
    [TestCase("172.15.255.255")]
    [TestCase("172.32.0.0")]
    [TestCase("192.167.255.255")]
    [TestCase("192.169.0.0")]
    [TestCase("223.255.255.255")]
    [TestCase("2001:200::1")]
    [TestCase("2400:3200::1")]
    [TestCase("2606:4700:4700::1111")]
    public void Public_IsCalled(string address) => Assert.That(OutgoingAddresses.IsPublic(IPAddress.Parse(address)), Is.True);

    [TestCase("https://1.1.1.1/lantu", null)]
    [TestCase("https://[2606:4700:4700::1111]/lantu?a=b", null)]
    [TestCase("https://10.20.3.4:8443/lantu", null, Description = "allowed, on any port")]
    [TestCase("http://10.20.3.4/lantu", null, Description = "allowed, by http")]
    [TestCase("http://[::ffff:10.20.3.4]/lantu", null, Description = "allowed, however it is written")]
    [TestCase("http://1.1.1.1/lantu", "url_not_allowed")]
    [TestCase("https://1.1.1.1:8443/lantu", "url_not_allowed")]
    [TestCase("https://1.1.1.1:22/", "url_not_allowed")]
    [TestCase("https://10.21.3.4/lantu", "url_not_allowed")]
    [TestCase("https://127.0.0.1/", "url_not_allowed")]
    [TestCase("https://localhost/", "url_not_allowed", Description = "a name that leads there")]
    [TestCase("https://2130706433/", "url_not_allowed")]
    [TestCase("https://0x7f.1/", "url_not_allowed")]
    [TestCase("https://0177.0.0.1/", "url_not_allowed")]
    [TestCase("https://[::1]/", "url_not_allowed")]
    [TestCase("https://[::ffff:169.254.169.254]/", "url_not_allowed")]
    [TestCase("https://user@1.1.1.1/", "url_with_user")]
    [TestCase("https://user:password@1.1.1.1/", "url_with_user")]
    [TestCase("https://nobody.invalid/", "url_host_unknown")]
    [TestCase("ftp://1.1.1.1/", "url_malformed")]
    [TestCase("file:///etc/passwd", "url_malformed")]
    [TestCase("gopher://127.0.0.1/", "url_malformed")]
    [TestCase("https://1.1.1.1/#x", "url_malformed")]
    [TestCase("/lantu", "url_malformed")]
    [TestCase("", "url_malformed")]
    public async Task Url_IsCheckedWhenItIsSaved(string url, string? fault) => Assert.That(await Allowing("10.20.0.0/16").FaultOfAsync(url, CancellationToken.None), Is.EqualTo(fault));

    /// <summary>However the name came through the check when it was saved: what is dialled is what was looked at.</summary>
    [TestCase("https://127.0.0.1:9/")]
    [TestCase("https://localhost/")]
    [TestCase("http://localhost:9/")]
    [TestCase("https://[::1]/")]
    public void Connection_ToAClosedAddress_IsNotMade(string url)
    {
        using var http = new HttpClient(Allowing("10.20.0.0/16").NewHandler());
        Assert.That(async () => await http.GetAsync(new Uri(url)), Throws.InstanceOf<HttpRequestException>().With.InnerException.InstanceOf<AddressNotAllowedException>());
    }

    private static OutgoingAddresses Allowing(params string[] networks) => new(Options.Create(new OutsideSettings { AllowedNetworks = networks }), Dns.GetHostAddressesAsync);
}
