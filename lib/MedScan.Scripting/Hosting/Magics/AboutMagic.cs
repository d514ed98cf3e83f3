using System.Reflection;
using System.Runtime.InteropServices;
using MedScan.Scripting.Output;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!about</c>: what runs the cells.</summary>
internal sealed class AboutMagic : Magic
{
    public override string Name => "about";

    public override string Description => "Shows the versions of the kernel, of .NET and of the system.";

    public override Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        string version = typeof(AboutMagic).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
        call.Run.Sink.Display(MimeBundle.Text($"MedScan kernel {version}\n{RuntimeInformation.FrameworkDescription}, C# 14, F# 10\n{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"), displayId: null);
        return Task.FromResult<CellError?>(null);
    }
}
