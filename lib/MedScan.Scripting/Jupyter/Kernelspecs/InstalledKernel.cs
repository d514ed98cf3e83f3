namespace MedScan.Scripting.Jupyter.Kernelspecs;

/// <summary>A kernel that Jupyter finds.</summary>
/// <param name="Name">The name notebooks know it by.</param>
/// <param name="DisplayName">The name people see; the other one where it has none.</param>
/// <param name="Folder">Where its specification is.</param>
/// <param name="IsOwn">Whether it was installed from here.</param>
public sealed record InstalledKernel(string Name, string DisplayName, string Folder, bool IsOwn);
