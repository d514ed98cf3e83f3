namespace MedScan.Scripting.Notebooks;

/// <summary>How a kernel is started.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">Its arguments; in them <c>{connection_file}</c> stands for the path of the connection file, as in
/// Jupyter's kernelspecs.</param>
public sealed record KernelCommand(string FileName, IReadOnlyList<string> Arguments);
