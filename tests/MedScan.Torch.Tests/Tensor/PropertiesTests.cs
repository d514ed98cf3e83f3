using static TorchSharp.torch;

namespace MedScan.Torch.Tests.Tensors;

// Expected values by hand.
public class PropertiesTests
{
    [Fact]
    public void Properties_Matrix_DescribeIt()
    {
        Tensor matrix = zeros(2, 3, dtype: float64);

        Assert.Equal(2, matrix.ndim);
        Assert.Equal(6, matrix.numel());
        Assert.Equal(8, matrix.element_size());
        Assert.Equal(3, matrix.size(-1));
        Assert.Equal([3, 1], matrix.stride());
        Assert.Equal([1, 3], matrix.t().stride());
        Assert.False(matrix.t().is_contiguous());
        Assert.True(matrix.t().contiguous().is_contiguous());
        Assert.Equal(3, matrix[1].storage_offset());
        Assert.True(matrix.is_floating_point());
        Assert.True(arange(1).is_integral());
    }

    [Fact]
    public void Equals_Tensor_ComparesShapeAndElements()
    {
        Assert.True(ones(2).Equals(ones(2)));
        Assert.False(ones(2).Equals(zeros(2)));
        Assert.False(ones(2).Equals(ones(1, 2)));
        Assert.False(ones(2).Equals(null));
        Assert.True(ones(2).allclose(ones(2) + 1e-7));
    }

    [Fact]
    public void IsNonzero_OneElement_IsItsTruth()
    {
        Assert.True(ones(1).is_nonzero());
        Assert.Throws<InvalidOperationException>(() => ones(2).is_nonzero());
    }
}
