using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Reference;

/// <summary>PyTorch's own results, written by expected.py with Debian's python3-torch.</summary>
internal static class Values
{
    private static readonly Lazy<Dictionary<string, double[][]>> All = new(() =>
    {
        using var stream = typeof(Values).Assembly.GetManifestResourceStream("expected.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, double[][]>>(stream)!;
    });

    public static double[][] Of(string name) => All.Value[name];

    /// <summary>sin(0.7 k + offset) * scale over the elements in row-major order, as expected.py makes its inputs.</summary>
    public static Tensor Wave(long[] shape, double offset = 0, double scale = 1)
    {
        var count = shape.Aggregate(1L, (product, length) => product * length);
        var values = new float[count];
        for (var k = 0; k < count; k++)
            values[k] = (float)(Math.Sin((k * 0.7) + offset) * scale);
        return torch.tensor(values, shape);
    }

    public static double[] Numbers(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
    }

    public static void AssertClose(double[] expected, Tensor actual, double tolerance = 1e-6) =>
        AssertClose(expected, Numbers(actual), tolerance);

    public static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var k = 0; k < expected.Length; k++)
        {
            var limit = tolerance * Math.Max(1, Math.Abs(expected[k]));
            Assert.True(Math.Abs(expected[k] - actual[k]) <= limit, $"element {k}: expected {expected[k]:g9}, got {actual[k]:g9}");
        }
    }
}
