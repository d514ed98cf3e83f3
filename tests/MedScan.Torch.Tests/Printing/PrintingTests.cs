using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Printing;

// The metadata form is TorchSharp's, the values are laid out as NumPy does; both written down by hand.
public class PrintingTests
{
    [Fact]
    public void ToString_Default_IsShapeTypeAndDevice()
    {
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(1L).metastr());
    }

    [Fact]
    public void Str_Matrix_IsNested() =>
        Assert.Equal("[[1, 2.5]\n [-3, 4]]", Text(tensor(new[,] { { 1, 2.5f }, { -3, 4 } })));

    [Fact]
    public void Str_ThreeDimensions_LeavesALineBetweenMatrices() =>
        Assert.Equal("[[[0]\n  [1]]\n\n [[2]\n  [3]]]", Text(arange(4).view(2, 2, 1)));

    [Fact]
    public void Str_LongDimension_ShowsItsEnds() => Assert.Equal("[0, 1, 2, ... 97, 98, 99]", Text(arange(100)));

    [Fact]
    public void Str_ScalarBoolAndEmpty_AreTheirValues()
    {
        Assert.Equal("0.33333", Text(tensor(1.0 / 3)));
        Assert.Equal("[True, False]", Text(tensor(new[] { true, false })));
        Assert.Equal("[]", Text(zeros(0)));
    }

    private static string Text(Tensor tensor) => tensor.str(newLine: "\n", cultureInfo: CultureInfo.InvariantCulture);
}
