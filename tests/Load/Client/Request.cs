using System.Globalization;
using System.Text;

namespace Lantu.Load.Client;

/// <summary>A request as it goes over the wire.</summary>
public static class Request
{
    public static byte[] Get(string path, string headers = "") => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    public static byte[] Put(string path, string body, string headers = "")
    {
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes($"PUT {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n{headers}\r\n{body}");
    }
}
