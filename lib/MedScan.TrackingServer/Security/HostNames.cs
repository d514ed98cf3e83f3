using System.Net;
using System.Text.RegularExpressions;

namespace MedScan.TrackingServer.Security;

/// <summary>The names that a request's <c>Host</c> header may carry.</summary>
/// <remarks>
/// DNS rebinding lets a stranger's page reach this server under the stranger's own name, as if both were of one origin. So only
/// names that are certainly this machine's are answered. An address in digits is nobody's name: a server that other machines may
/// reach answers to every one, for it need not know which address a router or a container shows outside.
/// </remarks>
internal sealed class HostNames
{
    private readonly bool isOpen;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { "localhost" };
    private readonly IReadOnlyList<Regex> allowed;

    /// <param name="bound">What the server listens on, as it was configured.</param>
    /// <param name="isOpen">Whether other machines can reach it.</param>
    /// <param name="allowedHosts">Names with or without a port; <c>*</c> stands for any characters.</param>
    public HostNames(string bound, bool isOpen, IReadOnlyList<string> allowedHosts)
    {
        this.isOpen = isOpen;
        allowed = [.. allowedHosts.Select(Pattern)];
        names.Add(Bare(bound));
        if (!isOpen)
            return;
        var machine = Dns.GetHostName();
        names.Add(machine);
        names.Add(machine.Split('.')[0]);
        var domain = System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().DomainName;
        if (domain is not ("" or "(none)"))
            names.Add($"{machine.Split('.')[0]}.{domain}");
    }

    /// <param name="host">The header's value, with its port if it has one.</param>
    public bool Allows(string host)
    {
        if (host.Length == 0)
            return false;
        var name = WithoutPort(host);
        if (IPAddress.TryParse(Bare(name), out var address))
        {
            if (isOpen || IPAddress.IsLoopback(address))
                return true;
        }

        return names.Contains(Bare(name)) || allowed.Any(pattern => pattern.IsMatch(host) || pattern.IsMatch(name));
    }

    private static string Bare(string name) => name.TrimStart('[').TrimEnd(']').TrimEnd('.');

    private static string WithoutPort(string host)
    {
        var bracket = host.IndexOf(']', StringComparison.Ordinal);
        var colon = host.IndexOf(':', Math.Max(bracket, 0));
        return colon < 0 ? host : host[..colon];
    }

    private static Regex Pattern(string name) => new(
        $"^{Regex.Escape(name).Replace("\\*", ".*", StringComparison.Ordinal)}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
