using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>What a host starts with.</summary>
public sealed record HostOptions
{
    /// <summary>The language of cells that do not say another.</summary>
    public CodeLanguage Language { get; init; } = CodeLanguage.CSharp;

    /// <summary>What its sessions start with; they share the references.</summary>
    public SessionOptions Session { get; init; } = new();
}
