using MedScan.Benchmarks;

return args switch
{
    ["pytorch", .. var rest] => await PyTorchComparison.RunAsync(rest.Length > 0 ? int.Parse(rest[0], null) : 7).ConfigureAwait(false),
    ["end-to-end", var data, .. var rest] =>
        await EndToEnd.RunAsync(data, rest.Length > 0 ? int.Parse(rest[0], null) : 3).ConfigureAwait(false),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Usage, from the repository's root:
          dotnet run -c Release --project tests/MedScan.Benchmarks -- pytorch [rounds]
              ResNet-18, 3x128x128, batch 32, 2 threads: MedScan and float32 PyTorch in turn.
              Needs Debian's python3-torch and python3-torchvision.
          dotnet run -c Release --project tests/MedScan.Benchmarks -- end-to-end <data set> [rounds]
              ResNet-18 training from JPEG files against training from tensors in memory.
        """);
    return 2;
}
