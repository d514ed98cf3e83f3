using System.Globalization;
using MedScan.Tracking.Tests.Spool;

namespace MedScan.Tracking.Tests;

/// <summary>What a test runs in a process of its own, to kill it or to signal it.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["serve", string folder, string port]:
                await KillChildren.ServeAsync(folder, int.Parse(port, CultureInfo.InvariantCulture));
                return 0;
            case ["log", string spool, string address]:
                await KillChildren.LogAsync(spool, new Uri(address));
                return 0;
            case ["wait", string spool, string how]:
                await KillChildren.WaitAsync(spool, how);
                return 0;
            default:
                Console.Error.WriteLine("Expected: serve FOLDER PORT | log SPOOL ADDRESS | wait SPOOL HOW");
                return 2;
        }
    }
}
